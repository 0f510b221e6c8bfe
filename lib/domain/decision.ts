import { type Blocked, blockOn } from "./blocked.ts";
import { keyOf, type Tenure } from "./blueprint.ts";
import { type Approvals, applyBrake, brakeLimit, type WaitingCode } from "./brake.ts";
import { type Freed, watch } from "./freeing.ts";
import { type Step, stepFor } from "./holds.ts";
import type { Speaker } from "./message.ts";
import { isReady, type Missing, missingFor } from "./readiness.ts";
import { type Send, sendsFor } from "./sends.ts";
import { type Candidate, type Entry, fill, isLent, type SlotNumbers } from "./slots.ts";
import type { Standings } from "./standing.ts";
import {
  type Judged,
  judgeAll,
  openChangesOf,
  type Survey,
  standingsIn,
  type World,
} from "./world.ts";

/** A blueprint that leaves its slot by itself. */
export type Leaving = { readonly tenure: Tenure; readonly freed: Freed };

/** What this pass learns of the slots: who leaves, and since when others stand empty (only what changed). */
export type Watching = {
  readonly leaving: readonly Leaving[];
  readonly emptySince: ReadonlyMap<string, Date | null>;
};

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
  readonly missing: ReadonlyMap<string, readonly Missing[]>;
  readonly steps: readonly Step[];
  /** In the order in which they are sent: lifts, then holds, each by change number. */
  readonly sends: readonly Send[];
  readonly waiting: readonly Waiting[];
  readonly refused: readonly Refused[];
};

/** A hold that waits for a person. */
export type Waiting = { readonly judged: Judged; readonly why: WaitingCode };

/** A step that would be taken, were it not for the mode or for what the server refused before. */
export type Refused = {
  readonly step: Step;
  readonly why: "observe" | "blocked";
  readonly text: string;
};

/** Who would leave a slot now. Before it is done each change of theirs is read singly. */
export function watchSlots(world: World, survey: Survey): Watching {
  const leaving: Leaving[] = [];
  const emptySince = new Map<string, Date | null>();
  const { firstReadAt } = world;
  if (firstReadAt === null) return { leaving, emptySince };
  const freeEmptyAfter = world.policy.values["slots.freeEmptyAfter"];
  for (const tenure of world.tenures) {
    const changes = survey.own.get(tenure.blueprint) ?? [];
    const watched = watch(tenure, changes, firstReadAt, freeEmptyAfter, world.now);
    if (watched.kind === "free") leaving.push({ tenure, freed: watched.freed });
    else if (watched.emptySince?.getTime() !== tenure.emptySince?.getTime()) {
      emptySince.set(tenure.blueprint, watched.emptySince);
    }
  }
  return { leaving, emptySince };
}

/** Free, fill, verdicts, lifts, then holds: one pass over the world as it was observed. */
export function decide(
  world: World,
  survey: Survey,
  leaving: readonly Leaving[],
  approvals: Approvals,
  blocked: Blocked,
  speaker: Pick<Speaker, "pages">,
): Decision {
  const gone = new Set(leaving.map(({ tenure }) => tenure.blueprint));
  const remaining = world.tenures.filter(({ blueprint }) => !gone.has(blueprint));
  const missing = missingIn(world, survey);
  const { entries, debtReadyAt } = fillSlots(world, remaining, gone, missing);
  const tenures = [...remaining, ...entries.map((entry) => begun(entry, world.now))];
  const stays = staysAfter(world, gone);
  const standings = standingsIn(world, survey, tenures);
  const judged = judgeAll(world, survey, standings);
  const steps = judged.flatMap((one) => stepFor(one, world.bot, world.policy.values) ?? []);
  const governed = judged.filter(({ verdict }) => verdict.code !== "not-governed").length;
  const limit = brakeLimit(world.policy.values, governed);
  const { placed, waiting, refused } = admit(world, steps, approvals, limit, blocked);
  const sends = sendsFor({ ...world, stays }, placed, judged, missing, {
    pages: speaker.pages,
    occupied: tenures.length,
  });
  return {
    leaving,
    entries,
    clocks: clocksBeginning(tenures, survey, sends),
    debtReadyAt,
    standings,
    judged,
    missing,
    steps,
    sends,
    waiting,
    refused,
  };
}

/** What each blueprint of the backlog lacks, by key. */
export function missingIn(world: World, survey: Survey): Map<string, readonly Missing[]> {
  return new Map(
    world.blueprints.map((blueprint) => {
      const key = keyOf(blueprint.name);
      const open = openChangesOf(survey, key);
      return [key, missingFor(blueprint, open, world.policy.values, world.now)];
    }),
  );
}

/** The ready ones outside a slot, in rank order; what left its slot in this pass re-enters in the next at the earliest. */
export function candidatesIn(
  world: World,
  tenures: readonly Pick<Tenure, "blueprint">[],
  gone: ReadonlySet<string>,
  missing: ReadonlyMap<string, readonly Missing[]>,
): Candidate[] {
  const inside = new Set(tenures.map(({ blueprint }) => blueprint));
  return world.blueprints
    .filter(({ name }) => !inside.has(keyOf(name)) && !gone.has(keyOf(name)))
    .filter((one) => isReady(one, missing.get(keyOf(one.name)) ?? [], world.now))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ name, kind }) => ({ blueprint: keyOf(name), kind }));
}

function fillSlots(
  world: World,
  remaining: readonly Tenure[],
  gone: ReadonlySet<string>,
  missing: ReadonlyMap<string, readonly Missing[]>,
) {
  const ready = candidatesIn(world, remaining, gone, missing);
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

function staysAfter(world: World, gone: ReadonlySet<string>): ReadonlyMap<string, number> {
  const stays = new Map(world.stays);
  for (const key of gone) stays.set(key, (stays.get(key) ?? 0) + 1);
  return stays;
}

/** Sorts the steps into those that are taken, those that wait for a person and those that can't be taken. */
function admit(
  world: World,
  steps: readonly Step[],
  approvals: Approvals,
  limit: number,
  blocked: Blocked,
): { placed: Step[]; waiting: Waiting[]; refused: Refused[] } {
  const isObserving = world.policy.values["hold.mode"] === "observe";
  const refused: Refused[] = [];
  const open: Step[] = [];
  for (const step of steps) {
    const refusal = isSending(step) ? refusalOf(step, isObserving, blocked) : null;
    if (refusal !== null) refused.push(refusal);
    else if (!isObserving) open.push(step);
  }
  const fresh = open.filter(isNewHold).map((step) => ({ step, pair: pairOf(step.judged) }));
  const braked = applyBrake(fresh, approvals, limit);
  return {
    placed: [...open.filter((step) => !isNewHold(step)), ...braked.placed.map(({ step }) => step)],
    waiting: braked.waiting.map(({ step, why }) => ({ judged: step.judged, why })),
    refused,
  };
}

/** The pair that a person approves: this change with this verdict. */
export const pairOf = ({ followed, verdict }: Judged) => ({
  change: followed.change.number,
  verdict: verdict.code,
});

const isNewHold = (step: Step) => step.kind === "hold" || step.kind === "say-hold";

const isSending = ({ kind }: Step) =>
  kind !== "stands" && kind !== "adopt" && kind !== "forget" && kind !== "lost";

function refusalOf(step: Step, isObserving: boolean, blocked: Blocked): Refused | null {
  if (isObserving) return { step, why: "observe", text: "Nothing is sent in mode observe." };
  const text = blockOn(step, blocked);
  return text === null ? null : { step, why: "blocked", text };
}

/** A tenure's clocks begin with this pass when none of its changes needs lifting. */
function clocksBeginning(
  tenures: readonly Tenure[],
  survey: Survey,
  sends: readonly Send[],
): string[] {
  const lifting = new Set(
    sends.filter(({ kind }) => kind === "lift").map(({ judged }) => judged.followed.change.number),
  );
  return tenures
    .filter(({ clockFrom }) => clockFrom === null)
    .map(({ blueprint }) => blueprint)
    .filter((key) => !openChangesOf(survey, key).some(({ number }) => lifting.has(number)));
}
