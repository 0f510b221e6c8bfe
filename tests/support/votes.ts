import { ask } from "./ask.ts";
import type { Person, ReviewServer } from "./review-server.ts";

/** Votes on a patch set, the current one unless told otherwise. */
export async function vote(
  server: ReviewServer,
  who: Person,
  number: number,
  label: string,
  value: number,
  { message, patchSet }: { message?: string; patchSet?: number } = {},
): Promise<void> {
  const path = `changes/${number}/revisions/${patchSet ?? "current"}/review`;
  const input = { labels: { [label]: value }, message, notify: "NONE" };
  await ask(server, who, "POST", path, input);
}

/** Takes somebody's vote off. Gerrit allows it to oneself, to administrators and to who may remove votes. */
export async function deleteVote(
  server: ReviewServer,
  as: Person,
  number: number,
  whose: Person,
  label: string,
): Promise<void> {
  const path = `changes/${number}/reviewers/${whose.accountId}/votes/${label}/delete`;
  await ask(server, as, "POST", path, { notify: "NONE" });
}

/** Takes somebody off the reviewers, and the votes with them. */
export async function deleteReviewer(
  server: ReviewServer,
  as: Person,
  number: number,
  whose: Person,
): Promise<void> {
  const path = `changes/${number}/reviewers/${whose.accountId}/delete`;
  await ask(server, as, "POST", path, { notify: "NONE" });
}
