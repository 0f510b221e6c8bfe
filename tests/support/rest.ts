import type { Answer, Person, ReviewServer } from "./review-server.ts";

/** How to speak to the server at this base URL (with a slash at its end): Basic sign-in, JSON, no redirects followed. */
export function restOf(url: string): ReviewServer["request"] {
  return async (as, method, path, body) => {
    const response = await fetch(`${url}${as ? "a/" : ""}${path}`, {
      method,
      redirect: "manual",
      headers: { Accept: "application/json", ...signIn(as), ...contentType(body) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answerOf(response.status, await response.text());
  };
}

function signIn(as: Person | null): Record<string, string> {
  if (!as) return {};
  const pair = Buffer.from(`${as.username}:${as.password}`).toString("base64");
  return { Authorization: `Basic ${pair}` };
}

function contentType(body: unknown): Record<string, string> {
  return body === undefined ? {} : { "Content-Type": "application/json; charset=UTF-8" };
}

/** Gerrit puts `)]}'` before JSON so that no browser runs it as a script; errors are plain text without it. */
function answerOf(status: number, text: string): Answer {
  const json = text.startsWith(")]}'") ? text.slice(4) : null;
  return { status, text, body: json === null ? null : JSON.parse(json) };
}
