import { awayFrom, type Blueprint, keyOf } from "./blueprint.ts";
import { type Win, whatWouldWin } from "./explain.ts";
import type { Field } from "./field.ts";
import { momentOf, shown } from "./phrases.ts";
import type { Missing } from "./readiness.ts";
import type { SlotTurn } from "./silence.ts";
import type { Standing, Standings } from "./standing.ts";
import { awaySentence, type Clock, slotTurnSentences, turnRepairs } from "./turn-words.ts";
import type { Verdict } from "./verdict.ts";
import { turnsIn } from "./watching.ts";
import { changesIn, doNow, missingWords, until, verdictSentence } from "./wording.ts";
import type { Survey, World } from "./world.ts";

/** All that a person asks of one blueprint: where is it, why, what now. */
export type BlueprintExplanation = {
  readonly verdict: "in-slot" | "waiting" | "not-in-backlog" | "finished";
  /** Place in line, from 1. */
  readonly position: number | null;
  readonly slot: number | null;
  readonly since: Date | null;
  readonly until: string | null;
  readonly doNow: readonly string[];
  /** The verdict's sentence alone, with which `text` begins. */
  readonly lead: string;
  readonly text: string;
  readonly missing: readonly Missing[];
  /** The smallest change that would win it a slot; null where it does not stand in line. */
  readonly win: Win | null;
  /** Whose turn it is and what follows from a silence; null without a slot. */
  readonly turn: SlotTurn | null;
  /** Until then its author is away; null where nobody said so, or the day has come. */
  readonly awayUntil: Date | null;
};

/** Explains one known blueprint. */
export function explainBlueprint(
  world: World,
  survey: Survey,
  blueprint: Blueprint,
  field: Field,
): BlueprintExplanation {
  const { standings, missing } = field;
  const key = keyOf(blueprint.name);
  const standing: Standing = standings.get(key) ?? {
    kind: "not-in-backlog",
    because: "unapproved",
  };
  const verdict = verdictOf(blueprint, standing);
  const lacks = missing.get(key) ?? [];
  const turn = turnsIn(world, survey).get(key) ?? null;
  const awayUntil = awayFrom(blueprint, world.now);
  const since = world.tenures.find((tenure) => tenure.blueprint === key)?.since ?? null;
  return {
    verdict: standing.kind === "in-line" ? "waiting" : standing.kind,
    position: standing.kind === "in-line" ? standing.position : null,
    slot: standing.kind === "in-slot" ? standing.number : null,
    since,
    until:
      standing.kind === "in-line" ? `${shown(blueprint.name)} gets a slot` : until(verdict, "hold"),
    doNow: [...turnsPart(turn), ...doNow(verdict, lacks)],
    lead: verdictSentence(verdict),
    text: [
      verdictSentence(verdict),
      ...slotNotes({ since, turn, awayUntil }, world),
      ...(standing.kind === "in-line" ? lineNotes(key, lacks, standings, missing) : []),
      ...(standing.kind === "finished" ? [finishedNote[standing.by]] : []),
    ].join(" "),
    missing: lacks,
    win: whatWouldWin(world, survey, blueprint.name, field),
    turn,
    awayUntil,
  };
}

function slotNotes(
  { since, turn, awayUntil }: Pick<BlueprintExplanation, "since" | "turn" | "awayUntil">,
  clock: Clock,
): readonly string[] {
  const { now } = clock;
  return [
    ...(since === null ? [] : [`It has been there since ${momentOf(since, now)}.`]),
    ...(turn === null ? [] : slotTurnSentences(turn, clock)),
    ...(awayUntil === null ? [] : [awaySentence(awayUntil, now)]),
  ];
}

/** The author's turn is passed on by any sign on any of the changes; reviewers look at those that wait for them. */
function turnsPart(turn: SlotTurn | null): readonly string[] {
  if (turn?.kind === "reviewers") return [`Review ${changesIn(turn)}: reviewers are waited for`];
  if (turn?.kind !== "author") return [];
  return [`${turnRepairs[turn.why] ?? "Reply"} (${changesIn(turn)})`];
}

/** A blueprint stands where each of its changes would. */
function verdictOf({ name }: Blueprint, standing: Standing): Verdict {
  switch (standing.kind) {
    case "in-slot":
      return { code: "in-slot", blueprint: name, slot: standing.number };
    case "in-line":
      return { code: "waiting", blueprint: name, position: standing.position };
    case "not-in-backlog":
      return { code: "not-in-backlog", blueprint: name, because: standing.because };
    case "finished":
      return { code: "finished", blueprints: [name] };
  }
}

/** What is not ready is skipped, so a place says little without those ahead that are not. */
function lineNotes(
  key: string,
  lacks: readonly Missing[],
  standings: Standings,
  missing: ReadonlyMap<string, readonly Missing[]>,
): readonly string[] {
  const place = positionOf(standings.get(key)) ?? 0;
  const skipped = [...standings].filter(([other, standing]) => {
    const position = positionOf(standing);
    return position !== null && position < place && (missing.get(other) ?? []).length > 0;
  }).length;
  const state = lacks.map(missingWords).join(", ");
  return [
    ...(skipped === 0 ? [] : [`${skipped} ahead of it ${skipped === 1 ? "is" : "are"} not ready.`]),
    state === "" ? "This one is ready." : `This one is not ready: ${state}.`,
  ];
}

const positionOf = (standing: Standing | undefined) =>
  standing?.kind === "in-line" ? standing.position : null;

const finishedNote: Record<Extract<Standing, { kind: "finished" }>["by"], string> = {
  done: "A person said that it is done; only a person reopens it.",
  landed: "It landed; a new open change brings it back to its rank.",
};
