import { type ChangeStatus, isInProgress, voteOf } from "./change.ts";
import type { Policy } from "./policy.ts";
import type { Warning } from "./warning.ts";
import type { Judged } from "./world.ts";

/** The difference between what is wanted for one change and what the server shows. */
export type Step =
  | { readonly kind: "hold" | "restore" | "lift"; readonly judged: Judged }
  /** Words to a silent author. */
  | { readonly kind: "warn"; readonly judged: Judged; readonly warning: Warning }
  /** Mode `comment`: the words of a hold or of a lift, without a vote. */
  | { readonly kind: "say-hold" | "say-lift"; readonly judged: Judged }
  /** Nothing to send: a vote found at a fresh start, or one that is no longer there and no longer wanted. */
  | { readonly kind: "adopt" | "forget"; readonly judged: Judged }
  /** Put back once on this patch set and lost again: left alone and listed. */
  | { readonly kind: "lost"; readonly judged: Judged }
  /** As it should be. */
  | { readonly kind: "stands"; readonly judged: Judged };

/** Wanted minus observed, for one change; null where there is nothing and nothing is wanted. */
export function stepFor(judged: Judged, bot: number | null, policy: Policy): Step | null {
  const { change, hold } = judged.followed;
  if (policy["hold.mode"] === "comment") return wordsFor(judged);
  const vote =
    bot === null ? null : voteOf(change, bot, policy["hold.label"], policy["hold.value"]);
  if (vote === null) return withoutVote(judged);
  if (judged.wanted === "none") return isLiftable(change.status) ? { kind: "lift", judged } : null;
  return { kind: hold?.form === "vote" ? "stands" : "adopt", judged };
}

/** A merged change keeps its votes for ever, and one that is gone can't be asked. */
const isLiftable = (status: ChangeStatus) => status === "NEW" || status === "ABANDONED";

function withoutVote(judged: Judged): Step | null {
  const { hold, change } = judged.followed;
  if (judged.wanted === "none") return hold === null ? null : { kind: "forget", judged };
  if (judged.wanted === "keep") return null;
  if (hold?.form !== "vote") return { kind: "hold", judged };
  return { kind: hold.restoredOn === change.patchSet ? "lost" : "restore", judged };
}

function wordsFor(judged: Judged): Step | null {
  const { hold, change } = judged.followed;
  if (judged.wanted === "hold") return { kind: hold === null ? "say-hold" : "stands", judged };
  if (judged.wanted === "keep" || hold === null) return null;
  const canSpeak = change.status === "NEW" && !isInProgress(change);
  return { kind: canSpeak ? "say-lift" : "forget", judged };
}
