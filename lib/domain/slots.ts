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
  ready: readonly Candidate[],
  numbers: SlotNumbers,
): Entry[] {
  const inside: Occupant[] = [...occupied];
  const entries: Entry[] = [];
  let debtInside = inside.filter(({ kind }) => kind === "debt").length;
  for (const { blueprint, kind } of ready) {
    if (inside.length >= numbers.count) break;
    const room = kind === "debt" ? 0 : roomForDebt(debtInside, numbers);
    if (inside.length >= numbers.count - room) continue;
    const entry = { blueprint, kind, number: numberFor(kind, inside, numbers) };
    inside.push(entry);
    entries.push(entry);
    if (kind === "debt") debtInside += 1;
  }
  return entries;
}

/** Slots kept free for debt: the reservation less the debt already inside, none while it is lent. */
function roomForDebt(debtInside: number, numbers: SlotNumbers): number {
  return numbers.isLent ? 0 : Math.max(0, numbers.debt - debtInside);
}

/** Debt takes the lowest free of the last numbers first, a feature the lowest free of the others first. */
export function numberFor(
  kind: BlueprintKind,
  occupied: readonly Occupant[],
  { count, debt }: Pick<SlotNumbers, "count" | "debt">,
): number {
  const taken = new Set(occupied.map(({ number }) => number));
  const free = Array.from({ length: count }, (_, index) => index + 1).filter(
    (number) => !taken.has(number),
  );
  const isReserved = (number: number) => number > count - debt;
  const own = free.find((number) => isReserved(number) === (kind === "debt"));
  const number = own ?? free[0];
  // There are count numbers and fewer than count occupants whenever this is asked, closing ones included.
  if (number === undefined) throw new Error("numberFor was asked although no slot is free");
  return number;
}

/** A debt reservation is lent once no debt blueprint was ready outside a slot for this long. */
export function isLent(debtReadyAt: Date, lendAfter: number, now: Date): boolean {
  return now.getTime() - debtReadyAt.getTime() >= lendAfter;
}
