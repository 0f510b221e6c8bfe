import { type Answer, ok } from "./answers.ts";
import { type Body, objectIn, objectsIn, textIn } from "./body.ts";
import type { Call, World } from "./call.ts";
import { requireChange } from "./changes.ts";
import { newRevision, timestamp } from "./identifiers.ts";
import { accountInfo } from "./people.ts";
import type { Account, Change, PatchSet } from "./state.ts";

/** Adds the inline comments of a review; gives the line that its message gets for them, empty for none. */
export function addComments(
  world: World,
  change: Change,
  patchSet: PatchSet,
  author: Account,
  body: Body,
): string {
  const files = objectIn(body, "comments");
  const inputs = Object.keys(files).flatMap((path) =>
    objectsIn(files, path).map((input) => ({ path, input })),
  );
  for (const { path, input } of inputs) {
    change.comments.push({
      id: newRevision(world.state, "comment").slice(0, 17),
      author: author.id,
      at: timestamp(world.now()),
      path,
      text: textIn(input, "message") ?? "",
      patchSet: patchSet.number,
      inReplyTo: textIn(input, "in_reply_to"),
      unresolved: input["unresolved"] === true,
    });
  }
  if (inputs.length === 0) return "";
  return inputs.length === 1 ? "(1 comment)" : `(${inputs.length} comments)`;
}

export function listComments(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  const files: Record<string, object[]> = {};
  for (const comment of change.comments) {
    const info = {
      id: comment.id,
      author: accountInfo(world.state, comment.author, true),
      unresolved: comment.unresolved,
      patch_set: comment.patchSet,
      ...(comment.inReplyTo === null ? {} : { in_reply_to: comment.inReplyTo }),
      updated: comment.at,
      message: comment.text,
    };
    files[comment.path] = [...(files[comment.path] ?? []), info];
  }
  return ok(files);
}

/** Threads whose last comment is unresolved. */
export function unresolvedThreads(change: Change): number {
  const answered = new Set(change.comments.map((comment) => comment.inReplyTo));
  return change.comments.filter(({ id, unresolved }) => unresolved && !answered.has(id)).length;
}
