import type { BlueprintKind, Tenure } from "./blueprint.ts";

/** How many slots there are, how many of them are kept for debt, and whether that reservation is lent now. */
export type SlotNumbers = {
  readonly count: number;
  readonly debt: number;
  readonly isLent: boolean;
};

/** A blueprint that could enter; the list is in rank order and holds only ready ones. */
export type Candidate = { readonly blueprint: string; readonly kind: BlueprintKind };

/** One entry: who, and under which number people will see it. */
export type Entry = Candidate & { readonly number: number };

type Occupant = Pick<Tenure, "kind" | "number">;

/**
 * Who enters, in order (product.md, "Slots are counted"): debt while a slot is free, a feature while one is free
 * beyond the room kept for debt. Nobody is ever evicted, and an unready top item blocks nothing below it.
 */
export function fill(
  occupied: readonly Occupant[],
  ready: Iterable<Candidate>,
  numbers: SlotNumbers,
): Entry[] {
  const entries: Entry[] = [];
  const taken = new Set(occupied.map(({ number }) => number));
  let inside = occupied.length;
  let debtInside = occupied.filter(({ kind }) => kind === "debt").length;
  for (const { blueprint, kind } of ready) {
    if (inside >= numbers.count) break;
    const room = kind === "debt" ? 0 : roomForDebt(debtInside, numbers);
    if (inside >= numbers.count - room) continue;
    const number = lowestFree(kind, taken, numbers);
    entries.push({ blueprint, kind, number });
    taken.add(number);
    inside += 1;
    if (kind === "debt") debtInside += 1;
  }
  return entries;
}

/** A candidate with its place among the ready ones, from 0. */
export type Contender = Candidate & { readonly place: number };

/**
 * Those of the ready ones that could enter while there are at most so many slots: the first of each kind. Nobody who
 * enters makes more room, so that whoever is refused is refused with all of its kind behind it: a fill of the contenders
 * is the fill of all.
 */
export function contenders(ready: readonly Candidate[], count: number): readonly Contender[] {
  const left = { feature: count, debt: count };
  const first: Contender[] = [];
  for (const [place, { blueprint, kind }] of ready.entries()) {
    if (left.feature + left.debt === 0) break;
    if (left[kind] === 0) continue;
    left[kind] -= 1;
    first.push({ blueprint, kind, place });
  }
  return first;
}

/** Slots kept free for debt: the reservation less the debt already inside, none while it is lent. */
function roomForDebt(debtInside: number, numbers: SlotNumbers): number {
  return numbers.isLent ? 0 : Math.max(0, numbers.debt - debtInside);
}

/** The number that an entry takes; a slot must be free. */
export function numberFor(
  kind: BlueprintKind,
  occupied: readonly Occupant[],
  numbers: Pick<SlotNumbers, "count" | "debt">,
): number {
  return lowestFree(kind, new Set(occupied.map(({ number }) => number)), numbers);
}

/** Debt takes the lowest free of the last numbers first, a feature the lowest free of the others first. */
function lowestFree(
  kind: BlueprintKind,
  taken: ReadonlySet<number>,
  { count, debt }: Pick<SlotNumbers, "count" | "debt">,
): number {
  const firstReserved = count - debt + 1;
  const number =
    kind === "debt"
      ? (lowestIn(firstReserved, count, taken) ?? lowestIn(1, count, taken))
      : lowestIn(1, count, taken);
  // There are count numbers and fewer than count occupants whenever this is asked, closing ones included.
  if (number === null) throw new Error("a number was asked for although no slot is free");
  return number;
}

function lowestIn(from: number, to: number, taken: ReadonlySet<number>): number | null {
  for (let number = from; number <= to; number += 1) if (!taken.has(number)) return number;
  return null;
}

/** A debt reservation is lent once no debt blueprint was ready outside a slot for this long. */
export function isLent(debtReadyAt: Date, lendAfter: number, now: Date): boolean {
  return now.getTime() - debtReadyAt.getTime() >= lendAfter;
}

/** Since when the room for debt is lent to features, null while it is kept. */
export function lentSince(
  debtReadyAt: Date | null,
  { debt, isLent: lent }: SlotNumbers,
  lendAfter: number,
): Date | null {
  if (!lent || debt === 0 || debtReadyAt === null) return null;
  return new Date(debtReadyAt.getTime() + lendAfter);
}
