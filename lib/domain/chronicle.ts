import { type Blueprint, type BlueprintState, isApproved, keyOf } from "./blueprint.ts";

/** What a file says of a blueprint. */
export type Content = Pick<Blueprint, "name" | "title" | "kind" | "approvedAt" | "owner">;

/** A decision that moved the order, the line or a slot, as the history keeps it; blueprints by their keys. */
export type Happening = { readonly seq: number; readonly at: Date } & (Ordered | Befallen);

/** What happens to the order. */
type Ordered =
  | { readonly kind: "known"; readonly key: string; readonly content: Content }
  | { readonly kind: "moved"; readonly key: string; readonly to: number }
  | { readonly kind: "reranked"; readonly order: readonly string[] };

/** What happens to one blueprint in it. */
type Befallen = { readonly key: string } & (
  | { readonly kind: "updated"; readonly content: Content }
  | { readonly kind: "entered" }
  | { readonly kind: "left"; readonly isLanded: boolean }
  | { readonly kind: "closed"; readonly as: Exclude<BlueprintState, "open"> }
  | { readonly kind: "reopened" }
);

/** One blueprint, as far as decisions tell of it. */
export type Told = Content & {
  readonly key: string;
  readonly state: BlueprintState;
  readonly isInSlot: boolean;
  /** Since when it waits, if it does. */
  readonly since: Date;
  /** How many ranked below it have entered a slot since then. */
  readonly overtaken: number;
  /** When it left its last slot because it had landed, null where it did not; who overtook it then is kept by date. */
  readonly landed: { readonly at: Date; readonly entries: Entries } | null;
};

/** The newest first. A list that grows without a copy: what landed long ago may have hundreds. */
type Entries = { readonly at: Date; readonly before: Entries } | null;

/** The order, and what was decided on each blueprint in it, after the decision `seq`. */
export type Chronicle = {
  readonly seq: number;
  /** By rank. */
  readonly order: readonly Told[];
};

/** Before the first decision: blueprints that the history does not tell of, as they are. */
export const beforeAll = (known: readonly Blueprint[]): Chronicle => ({
  seq: 0,
  order: known.map((one) => ({
    ...one,
    key: keyOf(one.name),
    isInSlot: false,
    since: one.approvedAt ?? new Date(0),
    overtaken: 0,
    landed: null,
  })),
});

type Known = Extract<Ordered, { kind: "known" }>;
type Moved = Extract<Ordered, { kind: "moved" }>;
type Writable = { -readonly [K in keyof Told]: Told[K] };
type Draft = { order: Writable[]; readonly byKey: Map<string, Writable> };

/** The chronicle with the decisions that followed, oldest first. What it was before stays as it is. */
export function retold(before: Chronicle, happenings: readonly Happening[]): Chronicle {
  const last = happenings.at(-1);
  if (last === undefined) return before;
  const order = before.order.map((told) => ({ ...told }));
  const draft = { order, byKey: new Map(order.map((told) => [told.key, told])) };
  for (const happening of happenings) apply(draft, happening);
  return { seq: last.seq, order: draft.order };
}

function apply(draft: Draft, happening: Happening): void {
  switch (happening.kind) {
    case "known":
      add(draft, happening, happening.at);
      break;
    case "moved":
      move(draft, happening);
      break;
    case "reranked":
      draft.order = happening.order.flatMap((key) => draft.byKey.get(key) ?? []);
      break;
    case "entered":
      overtake(draft, happening.key, happening.at);
      befall(draft, happening);
      break;
    case "updated":
    case "left":
    case "closed":
    case "reopened":
      befall(draft, happening);
      break;
  }
}

function add({ order, byKey }: Draft, { key, content }: Known, at: Date): void {
  const told = { key, ...content, state: "open", isInSlot: false, ...begun(content, at) } as const;
  byKey.set(key, told);
  order.push(told);
}

function move({ order, byKey }: Draft, { key, to }: Moved): void {
  const told = byKey.get(key);
  if (told === undefined) return;
  order.splice(order.indexOf(told), 1);
  order.splice(to - 1, 0, told);
}

/** Everyone above who waits is overtaken. */
function overtake({ order }: Draft, key: string, at: Date): void {
  for (const told of order) {
    if (told.key === key) return;
    if (!couldWait(told, at)) continue;
    if (told.landed === null) told.overtaken += 1;
    else told.landed = { at: told.landed.at, entries: { at, before: told.landed.entries } };
  }
}

function befall({ byKey }: Draft, happening: Happening & Befallen): void {
  const told = byKey.get(happening.key);
  if (told !== undefined) Object.assign(told, afterwards(told, happening, happening.at));
}

/** What is different about a blueprint then. */
function afterwards(told: Told, happening: Befallen, at: Date): Partial<Told> {
  switch (happening.kind) {
    case "updated":
      // Another date for an approval that has come is a correction, and the wait goes on.
      return isApproved(told, at)
        ? happening.content
        : { ...happening.content, ...begun(happening.content, at) };
    case "entered":
      return { isInSlot: true };
    case "left":
      return {
        isInSlot: false,
        ...begun(told, at),
        landed: happening.isLanded ? { at, entries: null } : null,
      };
    case "closed":
      return { state: happening.as };
    case "reopened":
      return { state: "open", ...begun(told, at) };
  }
}

/** A wait that begins, with the day of the approval where that is still to come. */
const begun = ({ approvedAt }: Pick<Content, "approvedAt">, at: Date) => ({
  since: approvedAt === null || approvedAt < at ? at : approvedAt,
  overtaken: 0,
  landed: null,
});

const couldWait = (told: Told, at: Date): boolean =>
  !told.isInSlot && told.state === "open" && isApproved(told, at);

/** Since when a blueprint waits in line, and how often it was overtaken there (b29). */
export type Wait = { readonly since: Date; readonly overtaken: number };

/**
 * The wait of a blueprint that is in line. It begins when the blueprint is known and approved, and anew when its stay
 * in a slot ends, for whatever reason, and when it is reopened. Who landed is back in line with the first of its open
 * changes, whose date `openSince` is: nobody decides that, so the history has no row for it, and none for a landing
 * without a slot. It is overtaken by each that ranks below it when it enters a slot, by rank or by a person's word,
 * whether this one is ready then or not.
 */
export function waitOf({ since, overtaken, landed }: Told, openSince: Date | null): Wait {
  if (landed === null) return { since, overtaken };
  const back = openSince !== null && openSince > landed.at ? openSince : landed.at;
  return { since: back, overtaken: countAfter(back, landed.entries) };
}

function countAfter(back: Date, entries: Entries): number {
  let count = 0;
  for (let entry = entries; entry !== null && entry.at > back; entry = entry.before) count += 1;
  return count;
}
