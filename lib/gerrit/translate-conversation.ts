import { type Conversation, castsIn, type OpenThread } from "#lib/domain/conversation.ts";
import type { CommentInfo, ConversationInfo } from "./schema.ts";
import { toDate, toMessage } from "./translate.ts";

/**
 * A change's conversation in our words. The comments are read after the change: those that came with a message which
 * the change did not have yet are left out, so that all of it is of one version.
 */
export function toConversation(
  info: ConversationInfo,
  comments: readonly CommentInfo[],
): Conversation {
  const known = new Set(info.messages.map(({ id }) => id));
  const uploads = Object.values(info.revisions).map((revision) => ({
    patchSet: revision._number,
    kind: revision.kind,
    uploader: revision.uploader._account_id,
    at: toDate(revision.created),
  }));
  return {
    metaRevId: info.meta_rev_id,
    uploads: uploads.toSorted((a, b) => a.patchSet - b.patchSet),
    remarks: info.messages.map(({ author, date, tag }) => ({
      author: author?._account_id ?? null,
      at: toDate(date),
      tag: tag ?? null,
    })),
    casts: info.messages.map(toMessage).flatMap(castsIn),
    openThreads: openThreads(comments.filter((comment) => known.has(comment.change_message_id))),
  };
}

/** Threads whose last comment is unresolved: that one alone decides in Gerrit, whatever was said before. */
function openThreads(comments: readonly CommentInfo[]): OpenThread[] {
  const ids = new Set(comments.map(({ id }) => id));
  return comments
    .filter(({ in_reply_to }) => in_reply_to === undefined || !ids.has(in_reply_to))
    .map((first) => lastOf(first, comments))
    .filter(({ unresolved }) => unresolved)
    .map(({ author, updated }) => ({ author: author._account_id, at: toDate(updated) }));
}

/** Gerrit's order of a thread: by time, within one second by id, and a reply always after what it answers. */
function lastOf(first: CommentInfo, comments: readonly CommentInfo[]): CommentInfo {
  let last = first;
  let waiting: readonly CommentInfo[] = [first];
  for (let next = waiting[0]; next; next = waiting[0]) {
    last = next;
    const replies = comments.filter(({ in_reply_to }) => in_reply_to === last.id);
    waiting = [...waiting.slice(1), ...replies].toSorted(inTime);
  }
  return last;
}

function inTime(a: CommentInfo, b: CommentInfo): number {
  return `${a.updated}${a.id}` < `${b.updated}${b.id}` ? -1 : 1;
}
