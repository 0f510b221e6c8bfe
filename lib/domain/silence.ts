import type { Blueprint, Tenure } from "./blueprint.ts";
import type { SeenChange } from "./change.ts";
import type { Conversation } from "./conversation.ts";
import { afterPauses, type Pause } from "./pause.ts";
import type { Policy } from "./policy.ts";
import { earliest, type Listening, lastActivity, latest, type TurnCode, turnOf } from "./turn.ts";

/** A change of a blueprint with what was said on it. */
export type Discussed = {
  readonly change: SeenChange;
  readonly conversation: Conversation | null;
};

/** An author's silence while nobody but the author could act (product.md, "Bumped"). */
export type Silence = {
  /** Its start as the server and people date it; one silence is told from another by it. */
  readonly of: Date;
  /** Its start for the clocks, for which pauses count for nothing. */
  readonly since: Date;
  readonly warnAt: Date;
  /** When the warning about it was confirmed. */
  readonly warnedAt: Date | null;
  /** Null before the warning: nobody is bumped unwarned. */
  readonly bumpAt: Date | null;
};

/**
 * Whose turn a blueprint in a slot is: the author's only where none of its open changes waits for reviewers or CI, and
 * nobody's where there is nothing to wait for. No turn is dated before the slot: until then nobody was waited for.
 */
export type SlotTurn =
  | {
      readonly kind: "nobody";
      /** All of its open changes, and since when they are approved; null where it has none. */
      readonly approved: { readonly since: Date; readonly changes: readonly number[] } | null;
    }
  /** Of these changes nobody knows well enough what was said. */
  | { readonly kind: "unknown"; readonly changes: readonly number[] }
  | {
      readonly kind: "reviewers" | "ci";
      readonly since: Date;
      readonly changes: readonly number[];
      /** They let it wait for as long as an author is warned after. */
      readonly isLong: boolean;
    }
  | {
      readonly kind: "author";
      readonly since: Date;
      readonly why: TurnCode;
      readonly changes: readonly number[];
      /** Null before the clocks of the tenure have begun, and while another of its changes is approved. */
      readonly silence: Silence | null;
    };

/** Since when it is so; null where nobody knows. */
export function turnSince(turn: SlotTurn): Date | null {
  if (turn.kind === "nobody") return turn.approved?.since ?? null;
  return turn.kind === "unknown" ? null : turn.since;
}

/** Everything that the turn of one slot stands on. */
export type Tenancy = {
  readonly tenure: Tenure;
  readonly blueprint: Pick<Blueprint, "awayUntil">;
  /** All of the blueprint's changes, closed ones included. */
  readonly changes: readonly Discussed[];
  readonly pauses: readonly Pause[];
  readonly policy: Policy;
  readonly by: Listening;
};

/** Whose turn a blueprint in a slot is, and of a silent author when they are warned and bumped. */
export function slotTurn(tenancy: Tenancy): SlotTurn {
  const open = tenancy.changes.filter(({ change }) => change.status === "NEW");
  if (open.length === 0) return { kind: "nobody", approved: null };
  const known = open.flatMap(heard);
  if (known.length < open.length) {
    const unheard = open.filter((one) => heard(one).length === 0);
    return { kind: "unknown", changes: unheard.map(({ change }) => change.number) };
  }
  const owners = tenancy.changes.map(({ change }) => change.owner);
  const turns = known.map(({ change, conversation }) => ({
    ...turnOf(change, conversation, tenancy.by),
    number: change.number,
    active: lastActivity(change, conversation, tenancy.by, owners),
  }));
  return othersTurn(tenancy, turns) ?? authorsTurn(tenancy, turns) ?? allApproved(tenancy, turns);
}

/** What was read of another version of the change than the one we know tells nothing. */
export function heard({
  change,
  conversation,
}: Discussed): { readonly change: SeenChange; readonly conversation: Conversation }[] {
  return conversation?.metaRevId === change.metaRevId ? [{ change, conversation }] : [];
}

type OneTurn = ReturnType<typeof turnOf> & { readonly number: number; readonly active: Date };

function othersTurn(tenancy: Tenancy, turns: readonly OneTurn[]): SlotTurn | null {
  for (const kind of ["reviewers", "ci"] as const) {
    const theirs = turns.filter(({ of }) => of === kind);
    if (theirs.length === 0) continue;
    const began = earliest(theirs.map((turn) => turn.since));
    const since = sinceInSlot(began, tenancy.tenure, tenancy.by.now);
    return {
      kind,
      since,
      changes: numbersOf(theirs),
      isLong: kind === "reviewers" && isLong(since, tenancy),
    };
  }
  return null;
}

/** The start of a turn, never before the slot. A tenure that begins ahead of now began while the clock was wrong. */
export const sinceInSlot = (since: Date, tenure: Pick<Tenure, "since">, now: Date): Date =>
  tenure.since > now ? since : latest([since, tenure.since]);

/** Counted like an author's silence: pauses count for nothing. */
function isLong(since: Date, { tenure, pauses, policy, by }: Tenancy): boolean {
  if (tenure.clockFrom === null) return false;
  const from = latest([afterPauses(since, pauses), tenure.clockFrom]);
  return by.now.getTime() - from.getTime() >= policy["bump.warnAfter"];
}

function authorsTurn(tenancy: Tenancy, turns: readonly OneTurn[]): SlotTurn | null {
  const theirs = turns.filter(({ of }) => of === "author");
  // The author's alone since the last of these became theirs.
  const last = theirs.toSorted((a, b) => b.since.getTime() - a.since.getTime())[0];
  if (last === undefined) return null;
  const isTheirsAlone = theirs.length === turns.length;
  return {
    kind: "author",
    since: sinceInSlot(last.since, tenancy.tenure, tenancy.by.now),
    why: last.why,
    changes: numbersOf(theirs),
    silence: isTheirsAlone ? silenceOf(tenancy, turns) : null,
  };
}

function allApproved({ tenure, by }: Tenancy, turns: readonly OneTurn[]): SlotTurn {
  const since = sinceInSlot(latest(turns.map((turn) => turn.since)), tenure, by.now);
  return { kind: "nobody", approved: { since, changes: numbersOf(turns) } };
}

const numbersOf = (turns: readonly OneTurn[]): readonly number[] =>
  turns.map(({ number }) => number).toSorted((a, b) => a - b);

function silenceOf(
  { tenure, blueprint, changes, pauses, policy, by }: Tenancy,
  turns: readonly OneTurn[],
): Silence | null {
  if (tenure.clockFrom === null) return null;
  const { awayUntil } = blueprint;
  const of = latest([
    // A tenure that begins ahead of now began while the clock was wrong.
    ...(tenure.since > by.now ? [] : [tenure.since]),
    ...turns.flatMap(({ active, since }) => [active, since]),
    ...changes.flatMap(closedAt),
    ...(awayUntil === null ? [] : [awayUntil]),
  ]);
  const since = latest([afterPauses(of, pauses), tenure.clockFrom]);
  const warnedAt = tenure.warned !== null && tenure.warned.of >= of ? tenure.warned.at : null;
  return {
    of,
    since,
    warnAt: plus(since, policy["bump.warnAfter"]),
    warnedAt,
    bumpAt: warnedAt && bumpAfter(since, warnedAt, policy),
  };
}

/** After a warning whoever is warned has as long as between the two at least, whatever delayed it. */
export function bumpAfter(since: Date, warnedAt: Date, policy: Policy): Date {
  const { "bump.warnAfter": warnAfter, "bump.after": after } = policy;
  return latest([plus(since, after), plus(warnedAt, after - warnAfter)]);
}

/** Until a change closed, its reviewers could act: only from then on the rest was the author's alone. */
function closedAt({ change }: Discussed): Date[] {
  if (change.status === "MERGED") return [change.submittedAt ?? change.updatedAt];
  return change.status === "ABANDONED" ? [change.updatedAt] : [];
}

const plus = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);

/** A warning is due: the author has been silent for long enough, and was not warned of this silence yet. */
export const isWarningDue = ({ warnAt, warnedAt }: Silence, now: Date): boolean =>
  warnedAt === null && now >= warnAt;

/** A bump is due: the author was warned, and the rest of the time has passed. */
export const isBumpDue = ({ bumpAt }: Silence, now: Date): boolean =>
  bumpAt !== null && now >= bumpAt;
