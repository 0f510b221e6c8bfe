import { keyOf } from "./blueprint.ts";
import { type Win, whatWouldWin } from "./explain.ts";
import { notesOn } from "./explanation-notes.ts";
import { type Field, fieldIn } from "./field.ts";
import type { LinkedBy } from "./link.ts";
import type { Distance } from "./nearest-name.ts";
import type { Missing } from "./readiness.ts";
import { sinceInSlot } from "./silence.ts";
import { blueprintOf } from "./speech.ts";
import type { Turn } from "./turn.ts";
import { turnRepairs, turnSentence } from "./turn-words.ts";
import type { HoldableVerdict, Verdict, VerdictCode } from "./verdict.ts";
import { turnIn } from "./watching.ts";
import { doNow, needNot, until, verdictSentence } from "./wording.ts";
import type { Judged, Survey, World } from "./world.ts";

/** All that a person asks of one change: where am I, why, what now. Page and `slots why` show the same. */
export type Explanation = {
  readonly verdict: VerdictCode;
  /** What the change is work on, highest ranked first, then names that nobody knows. */
  readonly blueprints: readonly string[];
  readonly linkedBy: LinkedBy | null;
  /** Place in line of the blueprint it waits for, from 1. */
  readonly position: number | null;
  readonly until: string | null;
  readonly doNow: readonly string[];
  readonly needNot: readonly string[];
  /** The verdict's sentence alone, with which `text` begins. */
  readonly lead: string;
  /** The verdict's sentence, and after it what a person should know besides. */
  readonly text: string;
  /** The smallest change that would win its blueprint a slot; null where it waits for none. */
  readonly win: Win | null;
  /** Who must act next, of a change with a slot; null where nobody knows. */
  readonly turn: Turn | null;
};

/** Explains one judged change. `distance` finds the names that an unknown blueprint may have been meant for. */
export function explainChange(
  world: World,
  survey: Survey,
  judged: Judged,
  distance: Distance,
  field: Field = fieldIn(world, survey),
): Explanation {
  const { verdict, link } = judged;
  const waiting = waitingIn(verdict);
  const turn = turnInSlot(world, judged);
  const known = link.known.map((work) => work.blueprint).toSorted((a, b) => a.rank - b.rank);
  return {
    verdict: verdict.code,
    blueprints: [...known.map(({ name }) => name), ...link.unknown],
    linkedBy: link.by,
    position: waiting?.position ?? null,
    until: until(verdict, judged.wanted),
    doNow: stepsFor(judged, turn, field.missing),
    needNot: needNot(verdict, judged.wanted),
    lead: verdictSentence(verdict),
    text: [
      verdictSentence(verdict),
      ...(turn === null ? [] : [turnSentence(turn, world.now)]),
      ...notesOn(world, judged, distance),
    ].join(" "),
    win: waiting && whatWouldWin(world, survey, waiting.blueprint, field),
    turn,
  };
}

/** What there is to do now on a change, most useful first: its author's part of the turn, then what its verdict asks. */
export function stepsFor(
  judged: Judged,
  turn: Turn | null,
  missing: ReadonlyMap<string, readonly Missing[]>,
): readonly string[] {
  const blueprint = blueprintOf(judged);
  const lacks = blueprint === null ? [] : (missing.get(keyOf(blueprint)) ?? []);
  return [...authorsPart(turn), ...doNow(judged.verdict, lacks)];
}

/** Whose turn a change in a slot is, never since before the slot; null without one, or where nobody knows. */
export function turnInSlot(world: World, { verdict, followed }: Judged): Turn | null {
  if (verdict.code !== "in-slot") return null;
  const turn = turnIn(world, followed);
  const tenure = world.tenures.find((one) => one.blueprint === keyOf(verdict.blueprint));
  if (turn === null || tenure === undefined) return turn;
  return { ...turn, since: sinceInSlot(turn.since, tenure, world.now) };
}

const authorsPart = (turn: Turn | null): readonly string[] =>
  turn?.of === "author" ? [turnRepairs[turn.why] ?? []].flat() : [];

/** The place in line under a verdict, also of work in progress; null where there is none. */
export function waitingIn(verdict: Verdict): Extract<HoldableVerdict, { code: "waiting" }> | null {
  const inner = verdict.code === "not-proposed" ? verdict.otherwise : verdict;
  return inner.code === "waiting" ? inner : null;
}
