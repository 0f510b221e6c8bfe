import { onRoute, privately } from "#app/api/frame/access-route.ts";
import { bodyOf, broughtBy, stoppedAtGate } from "#app/api/frame/gate.ts";
import { isRefusal } from "#app/api/frame/operation.ts";
import { type ProblemStatus, problemAnswer } from "#app/api/frame/problem.ts";
import { addressOf, forgiven, tooMany } from "#app/api/frame/rate.ts";
import { wantedSession } from "#app/api/v1/schemas/access.ts";
import { services } from "#app/services.ts";
import { cookieForm, cookieHeader, whyNoSignIn, wordIn } from "#app/session-cookie.ts";
import { personPlaying, personWith } from "#app/sign-in.ts";
import { hasBearer, mayPlay, senderOf } from "#app/signed-in.ts";
import { inButtons } from "#lib/domain/remedy.ts";
import type { Refusal } from "#lib/failure.ts";
import { beginSession, hashOf, type Person, sessionFor } from "#lib/flow/sessions.ts";
import { whoIs } from "./who-am-i.ts";

export const dynamic = "force-dynamic";

/** Who asks. */
export const GET = onRoute(async (request) => privately(await whoIs(await senderOf(request))));

/** Signs somebody in. */
export const POST = onRoute(async (request) => {
  if (hasBearer(request.headers)) return refused({ ...forBrowsers, kind: "refused" });
  const stopped = stoppedAtGate(request);
  if (stopped !== null) return stopped;
  const { publicUrl } = services().config;
  const form = cookieForm(publicUrl);
  const why = whyNoSignIn(publicUrl, request.headers.get("host"));
  if (why !== null || form === null) return refused(why ?? { ...forBrowsers, kind: "refused" });
  const brought = await broughtBy(request, { bytes: 4_096 });
  if (brought instanceof Response) return brought;
  const body = bodyOf(wantedSession, brought.body);
  if (body instanceof Response) return body;
  const person = await proved(request, body.taken);
  if (person instanceof Response) return person;
  const former = wordIn(request.headers.get("cookie"), form);
  const browser = request.headers.get("user-agent") ?? "";
  const { word, session } = await beginSession(services(), person, { browser, former });
  const cookie = cookieHeader(form, word, sessionFor / 1_000);
  return privately(await whoIs(session), { headers: { "set-cookie": cookie } });
});

/** Signs out. */
export const DELETE = onRoute(async (request) => {
  const stopped = stoppedAtGate(request);
  if (stopped !== null) return stopped;
  const form = cookieForm(services().config.publicUrl);
  const word = form === null ? null : wordIn(request.headers.get("cookie"), form);
  if (word !== null && !hasBearer(request.headers)) {
    await services().database.transaction(({ sessions }) => sessions.end(hashOf(word)));
  }
  const headers = form === null ? {} : { "set-cookie": cookieHeader(form, "", 0) };
  return privately({ who: null }, { headers });
});

type Wanted = ReturnType<typeof wantedSession.parse>;

async function proved(request: Request, wanted: Wanted): Promise<Person | Response> {
  if ("persona" in wanted) {
    if (!mayPlay(request.headers)) return refused({ ...onlyHere, kind: "refused" });
    return orRefused(await personPlaying(wanted.persona));
  }
  const [first = ""] = services().servers.keys();
  const { server = first, username, token } = wanted;
  const keys = [
    ["sign-in-address", addressOf(request)],
    ["sign-in-username", `${server} ${username.toLowerCase()}`],
    ["sign-in-all", ""],
  ] as const;
  for (const [name, key] of keys) {
    const waits = await tooMany(name, key);
    if (waits !== null) return waits;
  }
  const person = await personWith(server, username, token);
  if (!("remedy" in person)) {
    for (const [name, key] of keys) await forgiven(name, key);
  }
  return orRefused(person);
}

const orRefused = (person: Person | Refusal): Person | Response =>
  "remedy" in person && isRefusal(person) ? refused(person) : (person as Person);

function refused({ code, text: detail, remedy }: Refusal): Response {
  return problemAnswer(statuses[code] ?? 403, { code, detail, remedy: inButtons(remedy) });
}

const statuses: Readonly<Record<string, ProblemStatus>> = {
  "wrong-token": 401,
  "server-silent": 503,
  "not-gerrit": 503,
};

const forBrowsers = {
  code: "only-in-browser",
  text: "A token signs nobody in.",
  remedy: "Send it with each request instead.",
};

const onlyHere = {
  code: "not-allowed",
  text: "The demonstration's people are played on the machine that it runs on, and nowhere else.",
  remedy: "Open it there by its loopback address, such as http://127.0.0.1:3000.",
};
