import { isSlotFree } from "#lib/domain/assignment.ts";
import { type BlueprintKind, keyOf } from "#lib/domain/blueprint.ts";
import { type BlueprintExplanation, explainBlueprint } from "#lib/domain/explain-blueprint.ts";
import { winSentence } from "#lib/domain/explain-words.ts";
import { outside, type Standing } from "#lib/domain/standing.ts";
import type { Refusal } from "#lib/failure.ts";
import { type BlueprintDetails, blueprintDetails } from "./blueprint-details.ts";
import { type ChangeLine, changeLines } from "./change-lines.ts";
import { blueprintIn } from "./find-blueprint.ts";
import { leftSentence } from "./left-sentence.ts";
import { lineOf, type Waiting } from "./line.ts";
import { fieldOf, lookAtProject } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { type Condition, readCondition } from "./read-condition.ts";
import { type HistoryLine, historyOn } from "./show-history.ts";

/** One blueprint as its page shows it. */
export type BlueprintView = Omit<BlueprintExplanation, "win"> & {
  readonly kind: "blueprint";
  readonly name: string;
  readonly title: string;
  readonly of: BlueprintKind;
  readonly rank: number;
  readonly standing: Standing;
  /** A person could give it a slot, if it stood in line. */
  readonly isSlotFree: boolean;
  /** How many blueprints the project knows. */
  readonly known: number;
  readonly owner: string | null;
  readonly spec: string | null;
  readonly approvedAt: Date | null;
  /** The smallest change that would win it a slot, in a sentence. */
  readonly win: string | null;
  readonly changes: readonly ChangeLine[];
  /** Those before it in line, and then itself; empty where it does not stand in line. */
  readonly ahead: readonly Waiting[];
  readonly history: readonly HistoryLine[];
  /** How many decisions there are on it; `history` has the newest. */
  readonly decisions: number;
  readonly details: BlueprintDetails;
  readonly condition: Condition;
};

const lines = 20;

/** Where a blueprint stands, why, and what would win it a slot; names compare case-insensitively. */
export async function explainBlueprintOf(
  needs: Needs,
  project: Project,
  name: string,
): Promise<BlueprintView | Refusal> {
  const sight = await lookAtProject(needs, project);
  const { world, survey } = sight;
  const blueprint =
    survey.known.get(keyOf(name)) ?? blueprintIn(world.blueprints, project.key, name);
  if (blueprint.kind === "refused") return blueprint;
  const { win, ...explained } = explainBlueprint(world, survey, blueprint, fieldOf(sight));
  const { title, kind: of, rank, owner, spec, approvedAt } = blueprint;
  const place = explained.position ?? 0;
  const left = await leftSentence(needs.database.store, project, blueprint);
  return {
    kind: "blueprint",
    name: blueprint.name,
    ...{ title, of, rank, owner, spec, approvedAt },
    standing: sight.standings.get(keyOf(blueprint.name)) ?? outside(blueprint),
    isSlotFree: isSlotFree(world.tenures, { count: world.policy.values["slots.count"] }),
    ...explained,
    text: left === null ? explained.text : `${explained.text} ${left}`,
    known: world.blueprints.length,
    win: win === null ? null : winSentence(win, explained.doNow),
    changes: changeLines(sight, keyOf(name)),
    ahead: lineOf(sight).slice(0, place),
    ...(await historyOn(needs, project, { blueprint: blueprint.name }, lines)),
    details: await blueprintDetails(needs, sight, blueprint, win),
    condition: await readCondition(needs, project),
  };
}
