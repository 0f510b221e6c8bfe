import { admit, type Refused, type Waiting } from "./admission.ts";
import type { Blocked } from "./blocked.ts";
import { type Blueprint, keyOf, type Tenure } from "./blueprint.ts";
import { type Approvals, brakeLimit } from "./brake.ts";
import { type Step, stepFor } from "./holds.ts";
import type { Speaker } from "./message.ts";
import { isReady, type Missing, missingFor } from "./readiness.ts";
import { type Send, sendsFor } from "./sends.ts";
import type { SlotTurn } from "./silence.ts";
import { type Candidate, type Entry, fill, isLent, type SlotNumbers } from "./slots.ts";
import type { Standings } from "./standing.ts";
import { warningsFor } from "./warning.ts";
import { type Leaving, turnsIn } from "./watching.ts";
import {
  type Judged,
  judgeAll,
  openChangesOf,
  type Survey,
  standingsIn,
  type World,
} from "./world.ts";

/** Everything one pass wants to do, as data; a second one over the outcome is empty. */
export type Decision = {
  readonly leaving: readonly Leaving[];
  readonly entries: readonly Entry[];
  /** Slots whose clocks begin with this pass, by blueprint key: nothing of theirs needed lifting. */
  readonly clocks: readonly string[];
  /** Null when no debt blueprint was ready outside a slot. */
  readonly debtReadyAt: Date | null;
  /** Where every blueprint stands after the slots have changed. */
  readonly standings: Standings;
  readonly judged: readonly Judged[];
  /** Of blueprints with changes. */
  readonly missing: ReadonlyMap<string, readonly Missing[]>;
  /** Whose turn each blueprint is that keeps its slot, by key. */
  readonly turns: ReadonlyMap<string, SlotTurn>;
  readonly steps: readonly Step[];
  /** In the order in which they are sent: lifts, then holds, each by change number. */
  readonly sends: readonly Send[];
  readonly waiting: readonly Waiting[];
  readonly refused: readonly Refused[];
};

/**
 * Free, fill, verdicts, lifts, then holds: one pass over the world as it was observed. While holds wait for a person
 * nobody is bumped; holds that only a bump would place, and that have to wait, put it off until they are approved.
 */
export function decide(
  world: World,
  survey: Survey,
  leaving: readonly Leaving[],
  approvals: Approvals,
  blocked: Blocked,
  speaker: Pick<Speaker, "pages">,
): Decision {
  const decideWith = (some: readonly Leaving[]) =>
    decideOnce(world, survey, some, approvals, blocked, speaker);
  const staying = leaving.filter(({ freed }) => freed.code !== "bumped");
  const unbumped = decideWith(staying);
  if (staying.length === leaving.length || unbumped.waiting.length > 0) return unbumped;
  const bumped = decideWith(leaving);
  if (bumped.waiting.length === 0) return bumped;
  const waiting = bumped.waiting.map(({ judged, why }) => ({
    judged,
    why: why === "not-in-plan" ? why : ("bump" as const),
  }));
  return { ...unbumped, waiting };
}

function decideOnce(
  world: World,
  survey: Survey,
  leaving: readonly Leaving[],
  approvals: Approvals,
  blocked: Blocked,
  speaker: Pick<Speaker, "pages">,
): Decision {
  const gone = new Set(leaving.map(({ tenure }) => tenure.blueprint));
  const remaining = world.tenures.filter(({ blueprint }) => !gone.has(blueprint));
  const missing = missingAtWork(world, survey);
  const { entries, debtReadyAt } = fillSlots(world, survey, remaining, gone, missing);
  const tenures = [...remaining, ...entries.map((entry) => begun(entry, world.now))];
  const standings = standingsIn(world, survey, tenures);
  const judged = judgeAll(world, survey, standings);
  const holding = judged.flatMap((one) => stepFor(one, world.bot, world.policy.values) ?? []);
  const turns = turnsIn({ ...world, tenures: remaining }, survey);
  const warnings = warningsFor({ ...world, tenures: remaining }, turns, judged, holding, blocked);
  const steps = [...holding, ...warnings];
  const limit = brakeLimit(world.policy.values, judged.filter(isGoverned).length);
  const gate = { policy: world.policy.values, approvals, limit, blocked };
  const { placed, waiting, refused } = admit(steps, gate);
  const sends = sendsFor({ ...world, stays: staysAfter(world, gone) }, placed, judged, missing, {
    pages: speaker.pages,
    occupied: tenures.length,
  });
  const clocks = clocksBeginning(world, tenures, survey, sends);
  return {
    ...{ leaving, entries, clocks, debtReadyAt, standings, judged, missing },
    ...{ turns, steps, sends, waiting, refused },
  };
}

const isGoverned = ({ verdict }: Judged) => verdict.code !== "not-governed";

/** What each blueprint lacks, by key. */
export function missingIn(world: World, survey: Survey): Map<string, readonly Missing[]> {
  const lacks = ([key, blueprint]: [string, Blueprint]) =>
    [key, lacksOf(world, survey, key, blueprint)] as const;
  return new Map([...survey.known].map(lacks));
}

/** The same for those with changes only: without one nothing is ready, and a backlog may be a hundred times as long. */
function missingAtWork(world: World, survey: Survey): Map<string, readonly Missing[]> {
  const missing = new Map<string, readonly Missing[]>();
  for (const key of survey.own.keys()) {
    const blueprint = survey.known.get(key);
    if (blueprint) missing.set(key, lacksOf(world, survey, key, blueprint));
  }
  return missing;
}

const lacksOf = (world: World, survey: Survey, key: string, blueprint: Blueprint) =>
  missingFor(blueprint, openChangesOf(survey, key), world.policy.values, world.now);

/** The ready ones outside a slot, in rank order; what left its slot in this pass re-enters in the next at the earliest. */
export function candidatesIn(
  { now }: Pick<World, "now">,
  { known }: Pick<Survey, "known">,
  tenures: readonly Pick<Tenure, "blueprint">[],
  gone: ReadonlySet<string>,
  missing: ReadonlyMap<string, readonly Missing[]>,
): Candidate[] {
  const inside = new Set(tenures.map(({ blueprint }) => blueprint));
  const ready: Blueprint[] = [];
  for (const [key, lacks] of missing) {
    const blueprint = lacks.length === 0 && !inside.has(key) && !gone.has(key) && known.get(key);
    if (blueprint && isReady(blueprint, lacks, now)) ready.push(blueprint);
  }
  return ready
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ name, kind }) => ({ blueprint: keyOf(name), kind }));
}

function fillSlots(
  world: World,
  survey: Survey,
  remaining: readonly Tenure[],
  gone: ReadonlySet<string>,
  missing: ReadonlyMap<string, readonly Missing[]>,
) {
  const ready = candidatesIn(world, survey, remaining, gone, missing);
  const debtReadyAt = ready.some(isDebt) ? world.now : null;
  return { entries: fill(remaining, ready, slotNumbersIn(world, ready)), debtReadyAt };
}

/** How the slots are shared while these are ready outside one: debt among them ends the lending. */
export function slotNumbersIn(world: World, ready: readonly Candidate[]): SlotNumbers {
  const policy = world.policy.values;
  const idleSince = ready.some(isDebt) ? world.now : (world.debtReadyAt ?? world.now);
  return {
    count: policy["slots.count"],
    debt: policy["slots.debt"],
    isLent: isLent(idleSince, policy["slots.lendAfter"], world.now),
  };
}

const isDebt = ({ kind }: Candidate) => kind === "debt";

/** The tenure that an entry begins. */
export const begun = ({ blueprint, kind, number }: Entry, since: Date): Tenure => ({
  blueprint,
  kind,
  number,
  since,
  clockFrom: null,
  emptySince: null,
  warned: null,
});

/** How many stays in a slot each blueprint has ended, those included that leave theirs now. */
export function staysAfter(
  world: Pick<World, "stays">,
  gone: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const stays = new Map(world.stays);
  for (const key of gone) stays.set(key, (stays.get(key) ?? 0) + 1);
  return stays;
}

/**
 * A tenure's clocks begin with this pass when none of its changes needs lifting; never by a wrong clock, and anew where
 * one that was wrong let them begin ahead of now: until then nobody would be warned.
 */
function clocksBeginning(
  { now, isClockWrong }: World,
  tenures: readonly Tenure[],
  survey: Survey,
  sends: readonly Send[],
): string[] {
  if (isClockWrong) return [];
  const lifting = new Set(
    sends.filter(({ kind }) => kind === "lift").map(({ judged }) => judged.followed.change.number),
  );
  return tenures
    .filter(({ clockFrom }) => clockFrom === null || clockFrom > now)
    .map(({ blueprint }) => blueprint)
    .filter((key) => !openChangesOf(survey, key).some(({ number }) => lifting.has(number)));
}
