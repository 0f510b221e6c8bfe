import type { z } from "zod";
import { readBody } from "#app/api/hooks/read-body.ts";
import { isFromHere } from "#app/same-origin.ts";
import { hasBearer } from "#app/signed-in.ts";
import { issueWords } from "./issue-words.ts";
import { problemAnswer } from "./problem.ts";

/** No page of another site can send it without being allowed to, and nobody is. */
export const gateHeader = "x-review-slots";

const limits = { bytes: 65_536, milliseconds: 10_000 };

/**
 * The answer to a request that does not pass, by its headers alone; null where it does: what a page of ours or a script
 * with a token sends, as JSON or without a body. Another site can make a browser send its cookies, but neither this header
 * nor this origin; a token is sent by nobody but who has it.
 */
export function stoppedAtGate(request: Request): Response | null {
  if (!hasBearer(request.headers) && !isOurs(request)) return notFromHere();
  return isEmpty(request) || isJson(request) ? null : notJson();
}

const isOurs = (request: Request): boolean =>
  request.headers.has(gateHeader) && isFromHere(request);

const isEmpty = ({ method, headers }: Request): boolean =>
  method === "DELETE" && !headers.has("content-type");

const isJson = ({ headers }: Request): boolean =>
  headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() === "application/json";

/**
 * The JSON that a request brings, of bounded size, or the answer that says what is wrong with it. It is read once it is
 * known who sends it and that they may: nobody else makes us wait for a body nor keep it.
 */
export async function broughtBy(
  request: Request,
  { bytes = limits.bytes } = {},
): Promise<{ readonly body: unknown } | Response> {
  if (isEmpty(request)) return { body: {} };
  const text = await readBody(request, { ...limits, bytes });
  if (typeof text !== "string") return text.status === 413 ? tooLarge(bytes) : tooSlow();
  try {
    return bodyIn(text);
  } catch {
    return badBody("The body is no JSON.", "Send one JSON object.");
  }
}

/** A key that would name what an object is made of goes by unseen: a schema neither takes nor refuses it. */
function bodyIn(text: string): { readonly body: unknown } | Response {
  let isOdd = false;
  const body: unknown = JSON.parse(text, (key, value) => {
    if (key === "__proto__") isOdd = true;
    return value;
  });
  return isOdd ? badBody("There is no field __proto__ here.", seeDocument) : { body };
}

/** The body as the schema has it, or the answer that names the first thing that is wrong with it. */
export function bodyOf<T>(schema: z.ZodType<T>, body: unknown): { readonly taken: T } | Response {
  const read = schema.safeParse(body, { error: issueWords });
  if (read.success) return { taken: read.data };
  const [issue] = read.error.issues;
  // Not the value itself: it may be a secret.
  const where = issue?.path.join(".").slice(0, 100) ?? "";
  const what = issue?.message ?? "It has another form.";
  return badBody(where === "" ? what : `${where}: ${what}`, seeDocument);
}

const seeDocument = "See /api/v1/openapi.json.";

const notFromHere = () =>
  problemAnswer(403, {
    code: "not-from-here",
    detail: "This was not sent by a page of this service.",
    remedy: `Reload the page, and try again. A script sends ${gateHeader}: 1 and a token.`,
  });

const notJson = () =>
  problemAnswer(415, {
    code: "not-json",
    detail: "The body has to be JSON.",
    remedy: "Send content-type: application/json.",
  });

const tooLarge = (bytes: number) =>
  problemAnswer(413, {
    code: "too-large",
    detail: `The body is larger than ${Math.round(bytes / 1_024)} KB.`,
    remedy: "Send it in parts.",
  });

const tooSlow = () =>
  problemAnswer(408, {
    code: "too-slow",
    detail: "The body did not come in time.",
    remedy: "Try again.",
  });

const badBody = (detail: string, remedy: string) =>
  problemAnswer(400, { code: "bad-body", detail, remedy });
