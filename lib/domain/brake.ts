import type { Policy } from "./policy.ts";

/** What a person was shown and answered: one change with one verdict. */
export type Pair = { readonly change: number; readonly verdict: string };

/** What people have answered so far, and what was sent without an answer. */
export type Approvals = {
  /** Pairs that a person approved, and pairs that `--up-to` kept back; as `pairKey`. */
  readonly approved: ReadonlySet<string>;
  readonly keptBack: ReadonlySet<string>;
  /** True for the pass after an approval: it places approved pairs only. */
  readonly onlyApproved: boolean;
  /** Pairs sent in the last 24 hours, approved ones included. */
  readonly sent: readonly Pair[];
};

/** Why a new hold waits for a person; `bump`: it would follow a bump that waits with it. */
export type WaitingCode = "kept-back" | "not-in-plan" | "brake" | "bump";

/** A pair as one word, to be looked up. */
export const pairKey = ({ change, verdict }: Pair): string => `${change} ${verdict}`;

/** How many holds may be sent in 24 hours without a person's word (product.md, "The brake"). */
export function brakeLimit(policy: Policy, openGoverned: number): number {
  return Math.max(
    policy["brake.newHolds"],
    Math.floor(policy["brake.newHoldsShare"] * openGoverned),
  );
}

/** Holds sent in the last 24 hours that nobody approved: what the brake counts. */
export const unapprovedIn = ({ sent, approved }: Approvals): number =>
  sent.filter((pair) => !approved.has(pairKey(pair))).length;

/** Divides new holds into those that may be sent, by change number up to the limit, and those that wait. */
export function applyBrake<T extends { readonly pair: Pair }>(
  holds: readonly T[],
  approvals: Approvals,
  limit: number,
): { readonly placed: T[]; readonly waiting: (T & { readonly why: WaitingCode })[] } {
  const isApproved = (pair: Pair) => approvals.approved.has(pairKey(pair));
  let unapproved = unapprovedIn(approvals);
  const placed: T[] = [];
  const waiting: (T & { readonly why: WaitingCode })[] = [];
  for (const hold of holds.toSorted((a, b) => a.pair.change - b.pair.change)) {
    const why = isApproved(hold.pair) ? null : reasonToWait(hold.pair, approvals);
    if (why !== null) waiting.push({ ...hold, why });
    else if (isApproved(hold.pair)) placed.push(hold);
    else if (unapproved < limit) {
      unapproved += 1;
      placed.push(hold);
    } else waiting.push({ ...hold, why: "brake" });
  }
  return { placed, waiting };
}

function reasonToWait(pair: Pair, approvals: Approvals): WaitingCode | null {
  if (approvals.keptBack.has(pairKey(pair))) return "kept-back";
  return approvals.onlyApproved ? "not-in-plan" : null;
}
