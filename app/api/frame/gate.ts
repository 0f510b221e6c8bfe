import type { z } from "zod";
import { readBody } from "#app/api/hooks/read-body.ts";
import { isFromHere } from "#app/same-origin.ts";
import { hasBearer } from "#app/signed-in.ts";
import { problemAnswer } from "./problem.ts";

/** No page of another site can send it without being allowed to, and nobody is. */
export const gateHeader = "x-review-slots";

const limits = { bytes: 65_536, milliseconds: 10_000 };

/** What passed: its body, where it has one. */
type Passed = { readonly kind: "passed"; readonly body: unknown };

/**
 * Lets through what a page of ours or a script with a token sends: JSON of bounded size. Another site can make a browser
 * send its cookies, but neither this header nor this origin; a token is sent by nobody but who has it.
 */
export async function passGate(
  request: Request,
  { bytes = limits.bytes } = {},
): Promise<Passed | Response> {
  if (!hasBearer(request.headers) && !isOurs(request)) return notFromHere();
  if (request.method === "DELETE" && !request.headers.has("content-type"))
    return { kind: "passed", body: {} };
  return await jsonOf(request, bytes);
}

const isOurs = (request: Request): boolean =>
  request.headers.has(gateHeader) && isFromHere(request);

async function jsonOf(request: Request, bytes: number): Promise<Passed | Response> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return notJson();
  const text = await readBody(request, { ...limits, bytes });
  if (typeof text !== "string") return text.status === 413 ? tooLarge(bytes) : tooSlow();
  try {
    return { kind: "passed", body: JSON.parse(text) };
  } catch {
    return badBody("The body is no JSON.", "Send one JSON object.");
  }
}

/** The body as the schema has it, or the answer that names the first thing that is wrong with it. */
export function bodyOf<T>(schema: z.ZodType<T>, body: unknown): { readonly taken: T } | Response {
  const read = schema.safeParse(body);
  if (read.success) return { taken: read.data };
  const [issue] = read.error.issues;
  // Not the value itself: it may be a secret.
  const where = issue?.path.join(".").slice(0, 100) ?? "";
  const what = issue?.message ?? "It has another form.";
  return badBody(where === "" ? what : `${where}: ${what}`, "See /api/v1/openapi.json.");
}

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
