import got, { type Got } from "got";

/** Whom the made-up server takes us for. */
export const account = { username: "person1", password: "secret", contact: null } as const;

/** The same library with the same settings, and nothing around it: an answer is text, unpacked and unread. */
export function bareClient(url: string): Got<{ responseType: "text" }> {
  const pair = Buffer.from(`${account.username}:${account.password}`).toString("base64");
  return got.extend({
    prefixUrl: `${url}a`,
    responseType: "text",
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
    timeout: { connect: 5_000, request: 30_000 },
    headers: { accept: "application/json", authorization: `Basic ${pair}` },
  });
}
