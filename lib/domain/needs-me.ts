import type { SeenChange, Vote } from "./change.ts";
import { asCast, type Cast, type Conversation } from "./conversation.ts";
import type { Missing } from "./readiness.ts";
import { isNewer, isSaid, isWork, type Listening, type Turn, voicesOf } from "./turn.ts";
import type { Judged } from "./world.ts";

/** Why somebody is needed on a change that waits for reviewers, the most personal reason first. */
export type ReviewReason =
  /** Their negative vote was answered by this patch set, or in words where it is null. */
  | { readonly kind: "answered"; readonly value: number; readonly patchSet: number | null }
  /** Their vote is on an earlier patch set. */
  | { readonly kind: "outdated"; readonly value: number; readonly patchSet: number }
  /** One other reviewer gave +2, or several did and it waits to be approved. */
  | { readonly kind: "second-opinion" | "agreed"; readonly by: readonly number[] }
  /** Others gave +1, or spoke since its author's last activity. */
  | { readonly kind: "looked"; readonly by: readonly number[] }
  /** Nobody has looked since its author's last activity, or ever. */
  | { readonly kind: "unseen-since" | "unseen" };

/** What a change that waits for reviewers asks of one person. */
export type Review =
  | { readonly kind: "needed"; readonly why: ReviewReason }
  /** They have said what they think of it as it is; others are waited for. */
  | { readonly kind: "given" }
  /** They are an author of it. */
  | { readonly kind: "own" };

type Heard = { readonly change: SeenChange; readonly conversation: Conversation };

/** What a change asks of this account while it is the reviewers' turn; the turn itself is decided elsewhere. */
export function reviewBy(account: number, heard: Heard, by: Listening): Review {
  const { conversation } = heard;
  const change = asCast(heard.change, conversation);
  const voices = voicesOf(change, conversation, by);
  if (voices.isAuthor(account)) return { kind: "own" };
  const isReviewers = (vote: Pick<Vote, "account">) =>
    !voices.isAuthor(vote.account) && !by.services.includes(vote.account);
  const votes = change.votes.filter((vote) => vote.label !== by.ciLabel && isReviewers(vote));
  const word = lastWordOf(account, conversation);
  if (word !== null && isNewer({ ...voices, conversation }, account, word)) {
    return { kind: "given" };
  }
  const mine = outdatedBy(account, { change, conversation }, votes, by);
  if (mine !== null) return mine;
  const others = votes.filter((vote) => vote.account !== account);
  const words = conversation.remarks.flatMap(({ author, at, tag }) =>
    author !== null && isReviewers({ account: author }) && isSaid(tag)
      ? [{ account: author, at }]
      : [],
  );
  return asked(reasonBy(others, words, voices.active));
}

/** Whether somebody ever gave a change +2 or −2, as far as its log was read: what a core does, by Gerrit's usual rules. */
export function hasDecidedOn(account: number, { change, conversation }: Spoken): boolean {
  return [...change.votes, ...(conversation?.casts ?? [])].some(
    (one) => one.account === account && one.label === "Code-Review" && Math.abs(one.value) >= 2,
  );
}

/** Whether somebody ever voted on a change or said something there, as far as its log was read. */
export function hasSpokenOn(account: number, { change, conversation }: Spoken): boolean {
  return (
    change.votes.some((vote) => vote.account === account) ||
    (conversation !== null && lastWordOf(account, conversation) !== null)
  );
}

type Spoken = { readonly change: SeenChange; readonly conversation: Conversation | null };

function lastWordOf(account: number, { remarks }: Conversation): Date | null {
  return remarks.findLast(({ author, tag }) => author === account && isSaid(tag))?.at ?? null;
}

/** What became of their last vote; null where they never voted, or took it back themselves. */
function outdatedBy(
  account: number,
  { conversation }: Heard,
  votes: readonly Vote[],
  { ciLabel }: Listening,
): Review | null {
  const standing: readonly Cast[] = votes.filter((vote) => vote.account === account);
  const cast = conversation.casts.filter((one) => one.account === account && one.label !== ciLabel);
  const last = [...cast, ...standing]
    .filter(({ value }) => value !== 0)
    .toSorted(byTime)
    .at(-1);
  if (last === undefined) return null;
  const work = conversation.uploads.filter(isWork).at(-1);
  const isOnOld = work !== undefined && last.at < work.at;
  if (last.value < 0) {
    return asked({ kind: "answered", value: last.value, patchSet: isOnOld ? work.patchSet : null });
  }
  if (isOnOld) return asked({ kind: "outdated", value: last.value, patchSet: work.patchSet });
  return standing.length > 0 ? { kind: "given" } : null;
}

const byTime = (a: Cast, b: Cast) => a.at.getTime() - b.at.getTime();

const asked = (why: ReviewReason): Review => ({ kind: "needed", why });

/** Why any reviewer is asked. */
function reasonBy(
  votes: readonly Vote[],
  words: readonly { readonly account: number; readonly at: Date }[],
  active: Date,
): ReviewReason {
  const giving = (least: number) => votes.filter(({ value }) => value >= least);
  const convinced = accountsOf(giving(2));
  if (convinced.length > 0) {
    return { kind: convinced.length > 1 ? "agreed" : "second-opinion", by: convinced };
  }
  const looked = accountsOf([...giving(1), ...words.filter(({ at }) => at > active)]);
  if (looked.length > 0) return { kind: "looked", by: looked };
  return { kind: words.length > 0 ? "unseen-since" : "unseen" };
}

const accountsOf = (all: readonly { readonly account: number }[]): readonly number[] => [
  ...new Set(all.map(({ account }) => account)),
];

/**
 * Whether a change needs its author now: its turn in a slot is theirs, something on this very change keeps its
 * blueprint from being ready, or it is on hold for what it names.
 */
export function needsAuthor(
  { verdict, wanted, followed }: Judged,
  turn: Pick<Turn, "of"> | null,
  lacks: readonly Missing[],
): boolean {
  switch (verdict.code) {
    case "in-slot":
      return turn?.of === "author";
    case "waiting":
      return lacks.some((one) => "changes" in one && one.changes.includes(followed.change.number));
    case "unknown-blueprint":
      return true;
    case "unlinked":
      return wanted === "hold";
    case "not-in-backlog":
    case "not-proposed":
    case "exempt":
    case "finished":
    case "bug":
    case "not-governed":
      return false;
  }
}
