import { z } from "zod";
import { inButtons } from "#lib/domain/remedy.ts";
import type { Refusal } from "#lib/failure.ts";

/** What went wrong, as RFC 9457 has it, with our own stable code and what can be done. */
export const problem = z
  .object({
    type: z.string().meta({ description: "A URN that ends with the code." }),
    title: z.string().meta({ description: "What the status means." }),
    status: z.int(),
    code: z.string().meta({ description: "Stable, for programs." }),
    detail: z.string().meta({ description: "What is wrong, in a sentence for people." }),
    remedy: z.string().meta({
      description: "What the person can do, by the buttons of the pages, or what is near.",
    }),
    parameter: z.string().optional().meta({ description: "The parameter that can't be used." }),
    order: z
      .int()
      .optional()
      .meta({ description: "Of order-moved: the version of the order as it is now." }),
    blueprints: z
      .array(z.string())
      .optional()
      .meta({ description: "Of order-moved: all names, by rank." }),
    moves: z
      .array(
        z.object({
          at: z.string(),
          who: z.string(),
          blueprint: z.string(),
          from: z.int(),
          to: z.int(),
          why: z.string().nullable(),
        }),
      )
      .optional()
      .meta({ description: "Of order-moved: what was moved since, oldest first." }),
    request: z.string().optional().meta({ description: "Under it the service's log tells more." }),
  })
  .meta({ id: "Problem" });
type Problem = z.infer<typeof problem>;

const titles = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  503: "Service Unavailable",
} as const;
export type ProblemStatus = keyof typeof titles;

type Words = Omit<Problem, "type" | "title" | "status">;
/** The order as it is now, for who looked at an older one. */
export type NewerOrder = Pick<Problem, "order" | "blueprints" | "moves">;

/** An answer that says what is wrong. */
export function problemAnswer(
  status: ProblemStatus,
  words: Words,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { code } = words;
  const type = `urn:review-slots:problem:${code}`;
  const body: Problem = { type, title: titles[status], status, ...words };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...headers,
    },
  });
}

/** A refusal as an answer: what is not known is 404, all else speaks against the state as it is. */
export function refusalAnswer(
  { code, text: detail, remedy }: Refusal,
  more: NewerOrder = {},
): Response {
  const words = { code, detail, remedy: inButtons(remedy), ...more };
  if (badInstants.includes(code)) return problemAnswer(400, { ...words, parameter: "at" });
  const isUnknown = code.startsWith("unknown-") || untoldInstants.includes(code);
  return problemAnswer(statuses[code] ?? (isUnknown ? 404 : 409), words);
}

/** What speaks against who asks and how, not against the state as it is. */
const statuses: Readonly<Record<string, ProblemStatus>> = {
  "signed-out": 401,
  "not-allowed": 403,
  "roles-unknown": 503,
  "bad-import": 400,
  "bad-policy": 400,
};

/** An instant that can't be looked back at, and one of which the history does not tell. */
const badInstants = ["bad-instant", "to-come"];
const untoldInstants = ["before-history", "no-history"];

/** Whatever was thrown; the log has it under the id of the request. */
export const brokenAnswer = (request: string): Response =>
  problemAnswer(503, {
    code: "broken",
    detail: "The request could not be answered.",
    remedy: "Try again in a minute; an operator finds the cause in the log under this request.",
    request,
  });
