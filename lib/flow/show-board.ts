import { awayFrom, type BlueprintKind, type Tenure } from "#lib/domain/blueprint.ts";
import { candidatesIn, slotNumbersIn } from "#lib/domain/decision.ts";
import { stoodAt } from "#lib/domain/pause.ts";
import type { SlotTurn } from "#lib/domain/silence.ts";
import { lentSince } from "#lib/domain/slots.ts";
import type { Clock } from "#lib/domain/turn-words.ts";
import type { VerdictCode } from "#lib/domain/verdict.ts";
import { visibleHold } from "#lib/domain/visible-hold.ts";
import { type ChangeLine, changeLines } from "./change-lines.ts";
import { type ChangeCounts, countChanges, lineOf, type Waiting } from "./line.ts";
import { lookAtProject, type Sight } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { type Condition, readCondition } from "./read-condition.ts";
import { unansweredHolds } from "./unanswered-holds.ts";

/** The slots with what is in them, then the line in order and what each in it lacks. */
export type Board = {
  readonly project: string;
  /** 1 to the number of slots, then those above a lowered number that still stand. */
  readonly slots: readonly BoardSlot[];
  /** Blueprints of the backlog without a slot, in rank order. */
  readonly backlog: readonly Waiting[];
  /** How many of those in line are ready. */
  readonly ready: number;
  /** Occupied slots, and how many there are by the policy. */
  readonly occupied: number;
  readonly count: number;
  /** Slots reserved for debt, and since when that reservation is lent to features; null while it is kept. */
  readonly debt: number;
  readonly lentSince: Date | null;
  /** Open governed changes by their verdict, and how many carry a hold of ours. */
  readonly verdicts: Readonly<Partial<Record<VerdictCode, number>>>;
  readonly held: number;
  /** New holds that wait for a person's word. */
  readonly unanswered: number;
  readonly condition: Condition;
  /** By which what follows from a silence is told; it may be some seconds behind the condition's. */
  readonly clock: Clock;
};

export type BoardSlot = {
  readonly number: number;
  /** Kept for debt: one of the last numbers. */
  readonly reserved: boolean;
  /** Null while the slot is empty, and then so is all that follows. */
  readonly blueprint: string | null;
  readonly kind: BlueprintKind | null;
  readonly since: Date | null;
  readonly title: string | null;
  readonly owner: string | null;
  readonly rank: number | null;
  readonly changes: ChangeCounts | null;
  /** Its open and merged changes by number, the merged ones first. */
  readonly lines: readonly ChangeLine[];
  /** Whose turn it is, since when, and what follows from a silence. */
  readonly turn: SlotTurn | null;
  /** Until then its author is away; null where nobody said so, or the day has come. */
  readonly awayUntil: Date | null;
  /** The number of slots was lowered; it drains and is not filled again. */
  readonly closing?: true;
};

/** What the board shows of a project. */
export async function showBoard(needs: Needs, project: Project): Promise<Board> {
  const sight = await lookAtProject(needs, project);
  const { world, judged } = sight;
  const backlog = lineOf(sight);
  const governed = judged.filter(({ verdict }) => verdict.code !== "not-governed");
  return {
    project: project.key,
    slots: slotsOf(sight),
    backlog,
    ready: backlog.filter((waiting) => waiting.ready).length,
    occupied: world.tenures.length,
    count: world.policy.values["slots.count"],
    debt: world.policy.values["slots.debt"],
    lentSince: lentIn(sight),
    verdicts: countBy(governed.map(({ verdict }) => verdict.code)),
    held: governed.filter(({ followed }) => visibleHold(followed, world.bot) !== null).length,
    unanswered: unansweredHolds(sight),
    condition: await readCondition(needs, project),
    clock: { now: world.now, pausedAt: world.pausedAt, isStarted: world.isStarted },
  };
}

function lentIn({ world, survey, missing }: Sight): Date | null {
  const ready = candidatesIn(world, survey, world.tenures, new Set(), missing);
  const numbers = slotNumbersIn(world, ready);
  const since = lentSince(world.debtReadyAt, numbers, world.policy.values["slots.lendAfter"]);
  return since && stoodAt(since, world);
}

function slotsOf(sight: Sight): BoardSlot[] {
  const { world } = sight;
  const { "slots.count": count, "slots.debt": debt } = world.policy.values;
  const taken = new Map(world.tenures.map((tenure) => [tenure.number, tenure]));
  const closing = [...taken.keys()].filter((number) => number > count);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return [...numbers, ...closing.toSorted((a, b) => a - b)].map((number) => ({
    number,
    reserved: number > count - debt && number <= count,
    ...contentOf(taken.get(number), sight),
    ...(number > count ? { closing: true as const } : {}),
  }));
}

type Content = Omit<BoardSlot, "number" | "reserved" | "closing">;
const nothing: Content = {
  blueprint: null,
  kind: null,
  since: null,
  title: null,
  owner: null,
  rank: null,
  changes: null,
  lines: [],
  turn: null,
  awayUntil: null,
};

function contentOf(tenure: Tenure | undefined, sight: Sight): Content {
  const { world, survey, turns } = sight;
  const blueprint = survey.known.get(tenure?.blueprint ?? "");
  if (tenure === undefined || blueprint === undefined) return nothing;
  const { name, kind, title, owner, rank } = blueprint;
  const { since } = tenure;
  const changes = countChanges(survey, tenure.blueprint);
  const turn = turns.get(tenure.blueprint) ?? null;
  return {
    blueprint: name,
    kind,
    since,
    title,
    owner,
    rank,
    changes,
    lines: changeLines(sight, tenure.blueprint),
    turn,
    awayUntil: awayFrom(blueprint, world.now),
  };
}

function countBy<T extends string>(words: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
