import { ask } from "./ask.ts";
import type { Person, ReviewServer } from "./review-server.ts";

/** A published comment, as everybody sees it. */
export type SeenComment = {
  readonly id: string;
  readonly author: { readonly _account_id: number };
  readonly message: string;
  readonly unresolved: boolean;
  readonly updated: string;
  readonly in_reply_to?: string;
  /** The message in the change's log that it came with. */
  readonly change_message_id: string;
};

/**
 * Comments on the commit message of the current patch set, and gives the comment's id. Without `unresolved` Gerrit takes
 * a first comment for resolved, and leaves a thread that is replied to as it is.
 */
export async function comment(
  server: ReviewServer,
  who: Person,
  number: number,
  message: string,
  { replyTo, ...more }: { readonly unresolved?: boolean; readonly replyTo?: string } = {},
): Promise<string> {
  const before = new Set((await commentsOf(server, number)).map(({ id }) => id));
  const input = { line: 1, message, in_reply_to: replyTo, ...more };
  await ask(server, who, "POST", `changes/${number}/revisions/current/review`, {
    comments: { "/COMMIT_MSG": [input] },
    notify: "NONE",
  });
  const made = (await commentsOf(server, number)).find(({ id }) => !before.has(id));
  if (!made) throw new Error(`${server.name}: the comment on ${number} is not there`);
  return made.id;
}

export async function commentsOf(server: ReviewServer, number: number): Promise<SeenComment[]> {
  const files = await ask(server, server.admin, "GET", `changes/${number}/comments`);
  return Object.values(files as Record<string, SeenComment[]>).flat();
}
