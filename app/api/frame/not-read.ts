import { problemAnswer } from "./problem.ts";

/** Where something is decided and nothing can be read. */
export function notRead(method: "POST" | "PUT") {
  const refused = async (): Promise<Response> =>
    problemAnswer(
      405,
      {
        code: "only-decided",
        detail: "Nothing can be read at this address; something is decided here.",
        remedy: `Send it with ${method}; /api/v1/openapi.json tells how.`,
      },
      { allow: `${method}, OPTIONS` },
    );
  return { GET: refused, POST: refused, PUT: refused, PATCH: refused, DELETE: refused };
}
