import { answering } from "#app/answering.ts";
import { senderOf } from "#app/signed-in.ts";
import type { SignedIn } from "#lib/flow/sessions.ts";
import { broughtBy, stoppedAtGate } from "./gate.ts";
import type { Address } from "./parameters.ts";
import { brokenAnswer, problemAnswer } from "./problem.ts";
import { tooMany } from "./rate.ts";

type Handler = (request: Request, address: Address) => Promise<Response>;
type Asked = { readonly request: Request; readonly person: SignedIn; readonly address: Address };

/** Answers for whoever is signed in, with what only they may read. */
export const forPerson = (answer: (asked: Asked) => Promise<Response>): Handler =>
  onRoute(async (request, address) => {
    const person = await senderOf(request);
    return person === null ? signedOut() : await answer({ request, person, address });
  });

/**
 * Does something for whoever is signed in with a browser: it came through the gate, and not too much of it did. A token
 * neither makes nor ends anybody's access.
 */
export const byPerson = (
  answer: (asked: Asked & { readonly body: unknown }) => Promise<Response>,
): Handler =>
  onRoute(async (request, address) => {
    const stopped = stoppedAtGate(request);
    if (stopped !== null) return stopped;
    const person = await senderOf(request);
    if (person === null) return signedOut();
    if (person.by === "token") return onlyInBrowser();
    const waits = await tooMany("write", `${person.server} ${person.username}`);
    if (waits !== null) return waits;
    const brought = await broughtBy(request);
    if (brought instanceof Response) return brought;
    return await answer({ request, person, address, body: brought.body });
  });

/** A route of this kind: in the log, and with words for whatever goes wrong. */
export const onRoute =
  (handler: Handler): Handler =>
  (request, address) =>
    answering(() => handler(request, address), brokenAnswer)(request);

/** What somebody alone may read is kept by nobody on the way. */
export const privately = (
  body: object,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response =>
  Response.json(body, { status, headers: { "cache-control": "no-store, private", ...headers } });

/** The name in the address of one session or token. */
export async function handleIn({ params }: Address): Promise<string> {
  return String((await params)?.["handle"] ?? "").slice(0, 100);
}

const signedOut = () =>
  problemAnswer(401, {
    code: "signed-out",
    detail: "You are not signed in.",
    remedy: "Sign in first.",
  });

const onlyInBrowser = () =>
  problemAnswer(403, {
    code: "only-in-browser",
    detail: "A token makes and ends nobody's access.",
    remedy: "Sign in with a browser, and do it there.",
  });

/** Of somebody's own sessions or tokens none is called so. */
export const unknownHandle = (what: "session" | "token") =>
  problemAnswer(404, {
    code: `unknown-${what}`,
    detail: `You have no such ${what}, or it has ended.`,
    remedy: `The page of your sessions and tokens shows those that you have.`,
  });
