import { ask } from "./ask.ts";
import { createChange, newPatchSet } from "./changes.ts";
import { mergePastReview } from "./merge-past-review.ts";
import type { Person, ReviewServer } from "./review-server.ts";
import { changeOf } from "./seen.ts";

/** Somebody's change is merged to the branch of this one, so that it has something to be rebased onto. */
export async function moveItsBranch(
  server: ReviewServer,
  who: Person,
  number: number,
): Promise<void> {
  const { repository, branch } = await changeOf(server, number);
  const message = "Something that everybody is rebased onto";
  const other = await createChange(server, who, { repository, branch, message });
  await newPatchSet(server, who, other);
  await mergePastReview(server, other);
}

/** Rebases a change onto the head of its branch; `forUploader` does it in the name of who uploaded the patch set. */
export async function rebase(
  server: ReviewServer,
  who: Person,
  number: number,
  { forUploader = false }: { forUploader?: boolean } = {},
): Promise<void> {
  const input = forUploader ? { on_behalf_of_uploader: true } : {};
  await ask(server, who, "POST", `changes/${number}/revisions/current/rebase`, input);
}
