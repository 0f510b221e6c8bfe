import type { Person, ReviewServer } from "./review-server.ts";

/** One request that must be accepted: gives its JSON, or null where the answer has none. Throws with status and text. */
export async function ask(
  server: ReviewServer,
  as: Person | null,
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await server.request(as, method, path, body);
  if (answer.status < 300) return answer.body;
  const who = as?.username ?? "nobody";
  throw new Error(
    `${server.name}: ${method} ${path} as ${who}: ${answer.status} ${answer.text.trim()}`,
  );
}
