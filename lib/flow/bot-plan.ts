import { type ActKind, actKinds } from "#lib/domain/bot-words.ts";
import type { WaitingCode } from "#lib/domain/brake.ts";
import {
  type GroupCode,
  type HoldGroup,
  type PlannedHold,
  standingWords,
  wordsOf,
} from "#lib/domain/preview.ts";
import type { Form } from "#lib/domain/speech.ts";
import { decisionIn, type Sight } from "./look-at-project.ts";
import { oncePerSight } from "./once-per-sight.ts";
import { type Action, isNewHold, sendAction, slotActions } from "./pass-report.ts";
import { holdGroupsIn, standingGroupsIn } from "./preview-plan.ts";

export type BotGroup = {
  readonly code: GroupCode;
  readonly changes: number;
  readonly owners: number;
  /** How many blueprints; the first of them, those with most changes first. */
  readonly blueprintCount: number;
  readonly blueprints: readonly { readonly name: string; readonly changes: number }[];
  /** How many changes are spoken to in each form. */
  readonly forms: Readonly<Record<Form, number>>;
  readonly example: Example | null;
};

/** One hold of a group as it would stand. */
export type Example = {
  readonly change: number;
  readonly form: Form;
  /** The exact words, null where nothing is said. */
  readonly text: string | null;
  /** The change whose words are the next example, null where there is no other. */
  readonly next: number | null;
};

export type BotActs = {
  readonly kind: ActKind;
  readonly total: number;
  readonly first: readonly Action[];
};

export type Kept = {
  readonly why: WaitingCode;
  readonly total: number;
  readonly first: readonly number[];
};

export type Refusals = {
  readonly text: string;
  readonly total: number;
  readonly first: readonly number[];
};

/** So many are shown of each kind; their number is always that of all. */
const most = 12;

/** New holds in their groups, each with an example: of those on `asked`, where that is one of its changes. */
export const plannedGroups = (sight: Sight, asked: number | null): readonly BotGroup[] =>
  holdGroupsIn(sight).map((group) =>
    groupOf(group, asked, (hold) =>
      wordsOf(hold, sight.world, decisionIn(sight), sight.project.pages),
    ),
  );

/** Holds that stand in theirs, each with an example as it is true now. */
export const standingGroups = (sight: Sight, asked: number | null): readonly BotGroup[] =>
  standingGroupsIn(sight).map((group) =>
    groupOf(group, asked, (hold) =>
      standingWords(hold, sight.world, decisionIn(sight), sight.project.pages),
    ),
  );

type Words = (hold: PlannedHold) => string | null;

function groupOf({ code, holds }: HoldGroup, asked: number | null, words: Words): BotGroup {
  const counts = new Map<string, number>();
  for (const { blueprint } of holds) {
    if (blueprint !== null) counts.set(blueprint, (counts.get(blueprint) ?? 0) + 1);
  }
  const blueprints = [...counts].map(([name, changes]) => ({ name, changes }));
  const count = (form: Form) => holds.filter((hold) => hold.form === form).length;
  return {
    code,
    changes: holds.length,
    owners: new Set(holds.map(({ judged }) => judged.followed.change.owner)).size,
    blueprintCount: blueprints.length,
    blueprints: blueprints.toSorted((a, b) => b.changes - a.changes).slice(0, most),
    forms: { full: count("full"), line: count("line"), silent: count("silent") },
    example: exampleOf(holds, asked, words),
  };
}

/** One that is spoken to, where there is one. */
function exampleOf(
  holds: readonly PlannedHold[],
  asked: number | null,
  words: Words,
): Example | null {
  const spoken = holds.filter(({ form }) => form !== "silent");
  const shown = spoken.length === 0 ? holds : spoken;
  const place = shown.findIndex((hold) => numberOf(hold) === asked);
  const index = Math.max(0, place);
  const hold = shown[index];
  if (hold === undefined) return null;
  const next = shown[(index + 1) % shown.length];
  return {
    change: numberOf(hold),
    form: hold.form,
    text: words(hold),
    next: next === undefined || next === hold ? null : numberOf(next),
  };
}

const numberOf = ({ judged }: PlannedHold) => judged.followed.change.number;

/** Everything but new holds that the next pass does. */
export const actsIn = oncePerSight((sight): readonly BotActs[] => {
  const decision = decisionIn(sight);
  const sends = decision.sends.filter((send) => !isNewHold(send));
  const all = [...slotActions(decision, sight.survey), ...sends.map(sendAction)];
  return actKinds.flatMap((kind) => {
    const acts = all.filter((act) => act.kind === kind);
    return acts.length === 0 ? [] : [{ kind, total: acts.length, first: acts.slice(0, most) }];
  });
});

/** New holds that are kept back, by why. */
export function keptIn(sight: Sight): readonly Kept[] {
  const { waiting } = decisionIn(sight);
  return codes.flatMap((why) => {
    const changes = waiting
      .filter((one) => one.why === why)
      .map(({ judged }) => judged.followed.change.number);
    return changes.length === 0
      ? []
      : [{ why, total: changes.length, first: changes.slice(0, most) }];
  });
}

const codes: readonly WaitingCode[] = ["brake", "kept-back", "bump", "not-in-plan"];

/** What the server refused for good, by its words. */
export function refusedIn(sight: Sight): readonly Refusals[] {
  const refused = new Map<string, number[]>();
  for (const { why, text, step } of decisionIn(sight).refused) {
    if (why !== "blocked") continue;
    const changes = refused.get(text) ?? [];
    changes.push(step.judged.followed.change.number);
    refused.set(text, changes);
  }
  return [...refused].map(([text, changes]) => ({
    text,
    total: changes.length,
    first: changes.slice(0, most),
  }));
}
