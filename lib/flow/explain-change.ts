import { distance } from "fastest-levenshtein";
import { keyOf } from "#lib/domain/blueprint.ts";
import type { ChangeStatus } from "#lib/domain/change.ts";
import { nameOf } from "#lib/domain/exemption.ts";
import { stepSentence, winSentence } from "#lib/domain/explain-words.ts";
import { type Explanation, explainChange } from "#lib/domain/explanation.ts";
import { type HoldMessage, holdMessage } from "#lib/domain/message.ts";
import { dayOf } from "#lib/domain/phrases.ts";
import { speakerFor } from "#lib/domain/sends.ts";
import { blueprintOf } from "#lib/domain/speech.ts";
import { isHoldable } from "#lib/domain/verdict.ts";
import { type VisibleHold, visibleHold } from "#lib/domain/visible-hold.ts";
import type { Judged } from "#lib/domain/world.ts";
import type { Refusal } from "#lib/failure.ts";
import { type ChangeDetails, changeDetails } from "./change-details.ts";
import { type ChangeLine, changeLines } from "./change-lines.ts";
import { unknownChange } from "./find-target.ts";
import { leftSentence } from "./left-sentence.ts";
import { lineOf, type Waiting } from "./line.ts";
import { fieldOf, judgedIn, lookAtProject, type Sight, withChange } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { type Condition, readCondition } from "./read-condition.ts";
import { type HistoryLine, historyOn } from "./show-history.ts";

/** One change as its page shows it. */
export type ChangeView = Omit<Explanation, "win"> & {
  readonly kind: "change";
  readonly change: number;
  readonly repository: string;
  readonly branch: string;
  readonly subject: string;
  readonly status: ChangeStatus;
  readonly patchSet: number;
  readonly topic: string | null;
  readonly owner: string;
  readonly hold: VisibleHold | null;
  /** The ten parts of the hold that is wanted on it, whether it stands already or not (behaviour 53). */
  readonly parts: HoldMessage | null;
  /** The smallest change that would win its blueprint a slot: each step, and all in a sentence. */
  readonly win: { readonly steps: readonly string[]; readonly text: string } | null;
  /** The blueprint under which it counts, with all its changes; null where it names no known one. */
  readonly blueprint: string | null;
  readonly title: string | null;
  readonly siblings: readonly ChangeLine[];
  /** Those in line before that blueprint, and then itself. */
  readonly ahead: readonly Waiting[];
  /** How many stand in line. */
  readonly inLine: number;
  readonly history: readonly HistoryLine[];
  /** How many decisions there are on it; `history` has the newest. */
  readonly decisions: number;
  readonly details: ChangeDetails;
  readonly condition: Condition;
};

const lines = 20;

/** Where a change stands, why, and what to do now; also of one that is closed, as long as it was ever seen. */
export async function explainChangeOf(
  needs: Needs,
  project: Project,
  number: number,
): Promise<ChangeView | Refusal> {
  const sight = await lookFor(needs, project, number);
  const judged = judgedIn(sight, number);
  if (judged === null) return unknownChange(`change ${number}`);
  const explained = explanationOf(sight, judged, await namingMessage(needs, judged, project));
  const blueprint = sight.survey.known.get(keyOf(blueprintOf(judged) ?? ""));
  const left = await leftSentence(needs.database.store, project, blueprint);
  return {
    kind: "change",
    ...factsOf(sight, judged),
    ...explained,
    text: left === null ? explained.text : `${explained.text} ${left}`,
    ...surroundings(sight, judged),
    ...(await historyOn(needs, project, { change: number }, lines)),
    condition: await readCondition(needs, project),
  };
}

/** The project, with the change in sight although it is closed since long. */
async function lookFor(needs: Needs, project: Project, number: number): Promise<Sight> {
  const sight = await lookAtProject(needs, project);
  if (judgedIn(sight, number) !== null) return sight;
  const seen = await needs.database.store.changes.get(project.server, number);
  return seen === null ? sight : withChange(sight, seen);
}

/** Its commit message where that names its blueprint: nobody keeps messages in memory. */
async function namingMessage(
  { database }: Needs,
  { link, followed }: Judged,
  { server }: Project,
): Promise<string> {
  if (link.by !== "message") return "";
  const { number } = followed.change;
  return (await database.store.changes.messages(server, [number])).get(number)?.message ?? "";
}

function factsOf({ world }: Sight, { followed }: Judged) {
  const { number, repository, branch, subject, status, patchSet, topic, owner } = followed.change;
  return {
    change: number,
    ...{ repository, branch, subject, status, patchSet, topic },
    owner: nameOf(world.accounts, owner),
  };
}

function explanationOf(sight: Sight, judged: Judged, message: string) {
  const { world, survey } = sight;
  const { win, ...explained } = explainChange(world, survey, judged, distance, fieldOf(sight));
  const hold = visibleHold(judged.followed, world.bot);
  const parts = partsOf(sight, judged, hold);
  return {
    ...explained,
    hold,
    parts,
    details: changeDetails(sight, judged, { win, parts, message }),
    win:
      win === null
        ? null
        : { steps: win.steps.map(stepSentence), text: winSentence(win, explained.doNow) },
  };
}

/** The parts as they are true now, not as they were posted; only since when is the hold's own. Null without a hold. */
function partsOf(
  { project, world, missing }: Sight,
  judged: Judged,
  hold: VisibleHold | null,
): HoldMessage | null {
  const { verdict, wanted, followed } = judged;
  if (wanted !== "hold" || !isHoldable(verdict)) return null;
  const blueprint = blueprintOf(judged);
  const lacks = blueprint === null ? [] : (missing.get(keyOf(blueprint)) ?? []);
  const speaker = speakerFor(world, { pages: project.pages, occupied: world.tenures.length });
  const parts = holdMessage(followed.change.number, verdict, lacks, speaker);
  if (hold !== null) return { ...parts, since: dayOf(hold.since) };
  return { ...parts, what: "No hold stands on it yet; one is no review", since: "not placed yet" };
}

function surroundings(sight: Sight, judged: Judged) {
  const name = blueprintOf(judged);
  const key = name === null ? "" : keyOf(name);
  const line = lineOf(sight);
  const standing = sight.standings.get(key);
  const place = standing?.kind === "in-line" ? standing.position : 0;
  return {
    blueprint: name,
    title: sight.survey.known.get(key)?.title ?? null,
    siblings: changeLines(sight, key),
    ahead: line.slice(0, place),
    inLine: line.length,
  };
}
