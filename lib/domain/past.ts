import { type BlueprintKind, isApproved } from "./blueprint.ts";
import type { Chronicle, Told } from "./chronicle.ts";
import type { Policy } from "./policy.ts";

/** One stay in a slot that lasted at an instant. */
export type Stay = { readonly blueprint: string; readonly number: number; readonly since: Date };

/**
 * Where a blueprint stood then. What nobody wrote down is not told: what it lacked; and that one that had landed in a
 * slot was back with a new change only where a hold said so.
 */
export type PastPlace =
  | { readonly kind: "in-slot"; readonly number: number }
  | { readonly kind: "in-line" }
  | { readonly kind: "landed"; readonly at: Date }
  | { readonly kind: "done" }
  | { readonly kind: "outside"; readonly because: "unapproved" | "deferred" | "withdrawn" };

export type PastBlueprint = {
  readonly rank: number;
  readonly blueprint: string;
  readonly title: string;
  readonly kind: BlueprintKind;
  readonly owner: string | null;
  readonly place: PastPlace;
};

export type PastSlot = {
  readonly number: number;
  readonly reserved: boolean;
  readonly closing: boolean;
  /** Null for an empty slot. */
  readonly content: (PastBlueprint & { readonly since: Date }) | null;
};

/** The slots and the whole order as they were at one instant. */
export type Past = {
  readonly slots: readonly PastSlot[];
  readonly order: readonly PastBlueprint[];
  readonly occupied: number;
  readonly count: number;
  readonly debt: number;
  /** How many were in the backlog without a slot, those that had landed and of which nothing was heard since aside. */
  readonly inLine: number;
};

/** What was decided until an instant, that instant included. */
export type Decided = {
  readonly at: Date;
  readonly chronicle: Chronicle;
  readonly stays: readonly Stay[];
  readonly policy: Pick<Policy, "slots.count" | "slots.debt">;
  /** When a blueprint that had landed was last said to wait, by name. */
  readonly heard: ReadonlyMap<string, Date>;
  /** Since when all work on a blueprint was merged, by key: without a slot nobody decides that, so no decision tells. */
  readonly merged: ReadonlyMap<string, Date>;
};

/** The names of those that had landed, of which something may have been heard since. */
export const landedIn = ({ order }: Chronicle): readonly string[] =>
  order.flatMap(({ landed, name }) => (landed === null ? [] : [name]));

/** What a project looked like at an instant. */
export function pastOf(decided: Decided): Past {
  const { chronicle, stays, policy } = decided;
  const taken = new Map(stays.map((stay) => [stay.blueprint, stay]));
  const order = chronicle.order.map((told, index) =>
    blueprintOf(told, index + 1, placeOf(told, taken.get(told.key), decided)),
  );
  const { "slots.count": count, "slots.debt": debt } = policy;
  const occupied = stays.length;
  const inLine = order.filter(({ place }) => place.kind === "in-line").length;
  return { slots: slotsOf(order, stays, count, debt), order, occupied, count, debt, inLine };
}

const blueprintOf = (
  { name, title, kind, owner }: Told,
  rank: number,
  place: PastPlace,
): PastBlueprint => ({ rank, blueprint: name, title, kind, owner, place });

function placeOf(told: Told, stay: Stay | undefined, { at, heard, merged }: Decided): PastPlace {
  if (stay !== undefined) return { kind: "in-slot", number: stay.number };
  if (told.state === "done") return { kind: "done" };
  if (told.state !== "open") return { kind: "outside", because: told.state };
  if (!isApproved(told, at)) return { kind: "outside", because: "unapproved" };
  const landedAt = landedOf(told, heard.get(told.name)) ?? merged.get(told.key) ?? null;
  return landedAt === null ? { kind: "in-line" } : { kind: "landed", at: landedAt };
}

/** When it landed in its last slot; null where it did not, or was heard of since. */
const landedOf = ({ landed }: Told, heard: Date | undefined): Date | null =>
  landed === null || (heard !== undefined && heard > landed.at) ? null : landed.at;

/** 1 to the number of slots, then those above a lowered number that still stood. */
function slotsOf(
  order: readonly PastBlueprint[],
  stays: readonly Stay[],
  count: number,
  debt: number,
): PastSlot[] {
  const inside = new Map(
    order.flatMap((one) => (one.place.kind === "in-slot" ? [[one.place.number, one]] : [])),
  );
  const since = new Map(stays.map((stay) => [stay.number, stay.since]));
  const closing = stays.map(({ number }) => number).filter((number) => number > count);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return [...numbers, ...closing.toSorted((a, b) => a - b)].map((number) => ({
    number,
    reserved: number > count - debt && number <= count,
    closing: number > count,
    content: contentOf(inside.get(number), since.get(number)),
  }));
}

const contentOf = (one: PastBlueprint | undefined, since: Date | undefined) =>
  one === undefined || since === undefined ? null : { ...one, since };
