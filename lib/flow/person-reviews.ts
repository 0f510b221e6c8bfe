import type { Asked } from "#lib/domain/attention.ts";
import { nameOf } from "#lib/domain/exemption.ts";
import { hasDecidedOn, hasSpokenOn, type Review, reviewBy } from "#lib/domain/needs-me.ts";
import type { KnownPerson } from "#lib/domain/people.ts";
import { type Reader, reviewSentence } from "#lib/domain/review-words.ts";
import { heard } from "#lib/domain/silence.ts";
import type { Listening } from "#lib/domain/turn.ts";
import { listeningIn } from "#lib/domain/watching.ts";
import type { Judged } from "#lib/domain/world.ts";
import { governedIn, type ListedChange, listedFrom } from "./list-changes.ts";
import type { Sight } from "./look-at-project.ts";

/** A change in a slot that somebody should review now, and why they. */
export type ReviewTask = ListedChange & {
  readonly why: string;
  /** What Gerrit asks of them there; null where it asks nothing, or nobody knows. */
  readonly asked: Asked | null;
};

/** What a reviewer has to do, and what waits on others. */
export type Reviews = {
  /** In the order of the slots, in each the longest wait first. */
  readonly needed: readonly ReviewTask[];
  readonly others: readonly ListedChange[];
  /**
   * Whether they gave a +2 or −2 that is known. Who never did is asked only where they spoke before or where Gerrit asks
   * them, and waits only there.
   */
  readonly isDeciding: boolean;
  /** Changes in slots that wait for any reviewer, as the list of changes counts them. */
  readonly open: number;
};

/** The changes in slots of other people, as one person sees them (b76). A program reviews nothing. */
export function reviewsOf(sight: Sight, { account, role }: KnownPerson, reader: Reader): Reviews {
  const all = slottedIn(sight);
  const open = all.filter(({ row }) => row.turn?.of === "reviewers").length;
  if (account === null || role !== "person") {
    return { needed: [], others: [], isDeciding: false, open };
  }
  const isDeciding = sight.judged.some(({ followed }) => isDecidedBy(account, followed));
  const by = listeningIn(sight.world);
  const seen = all
    .filter(({ judged }) => judged.followed.change.owner !== account)
    .map(({ judged, row }) => ({
      row,
      review: reviewOn(account, judged, row, by),
      asked: row.attention?.find(({ who }) => who === reader.name) ?? null,
      hasSpoken: hasSpokenOn(account, judged.followed),
    }))
    .filter(({ review }) => review?.kind !== "own")
    .filter(({ asked, hasSpoken }) => isDeciding || asked !== null || hasSpoken);
  const needed = seen.flatMap(({ row, review, asked }) =>
    review?.kind === "needed"
      ? [{ ...row, asked, why: reviewSentence(review.why, reader, namesIn(sight)) }]
      : [],
  );
  const mine = new Set(needed.map(({ change }) => change));
  const others = seen.map(({ row }) => row).filter(({ change }) => !mine.has(change));
  return { needed, others, isDeciding, open };
}

/** Open changes with a slot, in the order of the slots, in each the longest wait first. */
const slottedIn = (sight: Sight) =>
  governedIn(sight)
    .filter(({ verdict }) => verdict.code === "in-slot")
    .map((judged) => ({ judged, row: listedFrom(sight, judged) }))
    .toSorted((a, b) => inSlotOrder(a.row, b.row));

/** Null where it is not the reviewers' turn, or nobody knows whose. */
function reviewOn(
  account: number,
  { followed }: Judged,
  row: ListedChange,
  by: Listening,
): Review | null {
  const [known] = row.turn?.of === "reviewers" ? heard(followed) : [];
  return known === undefined ? null : reviewBy(account, known, by);
}

function isDecidedBy(account: number, followed: Judged["followed"]): boolean {
  return followed.change.owner !== account && hasDecidedOn(account, followed);
}

function inSlotOrder(a: ListedChange, b: ListedChange): number {
  const since = (row: ListedChange) => row.turn?.since.getTime() ?? 0;
  return (a.slot ?? 0) - (b.slot ?? 0) || since(a) - since(b) || a.change - b.change;
}

const namesIn =
  ({ world }: Sight) =>
  (accounts: readonly number[]): readonly string[] =>
    accounts.map((account) => nameOf(world.accounts, account));
