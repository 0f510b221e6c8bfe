/** A piece of planned work at its place in the public order of its project. */
export type Blueprint = {
  readonly name: string;
  readonly title: string;
  readonly kind: BlueprintKind;
  /** Place among all known blueprints of the project, from 1. */
  readonly rank: number;
  readonly approvedAt: Date | null;
  readonly spec: string | null;
  readonly owner: string | null;
  /** What a person said of it; landing by itself is seen from its changes and never kept here. */
  readonly state: BlueprintState;
  readonly declaredAt: Date | null;
  /** Set when a person released its slot, until a person says `ready`. */
  readonly releasedAt: Date | null;
  /** Set by a bump, until the author is back. */
  readonly bumped: Bumped | null;
  /** Until when the author's silence counts for nothing: an absence, or a person's word that they are back. */
  readonly awayUntil: Date | null;
};

/** When a blueprint was bumped, and the author's last sign of life by the server's clock: a later one ends it. */
export type Bumped = { readonly at: Date; readonly silentSince: Date };
export type BlueprintKind = "feature" | "debt";
export type BlueprintState = "open" | "done" | "withdrawn" | "deferred";

/** What people have said of a blueprint and its author, and what decides with it whether it may enter. */
export type Said = Pick<Blueprint, "state" | "declaredAt" | "releasedAt" | "bumped" | "awayUntil">;

/** One stay of a blueprint in a slot that still lasts. */
export type Tenure = {
  readonly blueprint: string;
  readonly kind: BlueprintKind;
  /** What people see: 1 to the number of slots at its entry; above a lowered number it is closing. */
  readonly number: number;
  readonly since: Date;
  /** When its clocks began: its first lift was confirmed, or none was needed. */
  readonly clockFrom: Date | null;
  /** The first pass that saw no open change left. */
  readonly emptySince: Date | null;
  /** The last warning: when it was confirmed, and the start of the silence that it was about. */
  readonly warned: Warned | null;
};
export type Warned = { readonly at: Date; readonly of: Date };

/** Names compare case-insensitively; this is what is compared. */
export const keyOf = (name: string): string => name.toLowerCase();

/** An approval date in the future is not an approval. */
export function isApproved(blueprint: Pick<Blueprint, "approvedAt">, now: Date): boolean {
  return blueprint.approvedAt !== null && blueprint.approvedAt.getTime() <= now.getTime();
}

/** Approved, and a person has not said that it is done, withdrawn or deferred. */
export function isInBacklog(blueprint: Blueprint, now: Date): boolean {
  return blueprint.state === "open" && isApproved(blueprint, now);
}

/** Until when its author is away; null where nobody said so, or the day has come. */
export const awayFrom = ({ awayUntil }: Pick<Blueprint, "awayUntil">, now: Date): Date | null =>
  awayUntil !== null && awayUntil > now ? awayUntil : null;
