import { z } from "zod";
import { inProject, isRefusal, operation } from "#app/api/frame/operation.ts";
import { changeNumber, nothing, projectKey, snapshot } from "#app/api/v1/schemas/basics.ts";
import {
  changeLine,
  changeLineOf,
  changeStatus,
  changeTurn,
  changeTurnOf,
  hold,
  holdOf,
  linkedBy,
  verdict,
} from "#app/api/v1/schemas/changes.ts";
import { condition, conditionOf } from "#app/api/v1/schemas/condition.ts";
import { decision, decisionOf } from "#app/api/v1/schemas/history.ts";
import { waiting, waitingOf } from "#app/api/v1/schemas/waiting.ts";
import { holdParts } from "#lib/domain/message.ts";
import { type ChangeView, explainChangeOf } from "#lib/flow/explain-change.ts";

const parts = z
  .record(z.enum(holdParts), z.string())
  .meta({ id: "HoldParts", description: "The hold's message by its parts, as they are true now." });

const change = z
  .object({
    snapshot,
    project: z.string(),
    change: z.int(),
    repository: z.string(),
    branch: z.string(),
    subject: z.string(),
    status: changeStatus,
    patchSet: z.int(),
    topic: z.string().nullable(),
    owner: z.string(),
    verdict,
    text: z.string().meta({ description: "Where it stands and why, in sentences." }),
    blueprints: z.array(z.string()),
    linkedBy: linkedBy.nullable(),
    blueprint: z
      .object({ name: z.string(), title: z.string() })
      .nullable()
      .meta({ description: "Under which it counts; null where it names no known one." }),
    position: z.int().nullable(),
    inLine: z.int().meta({ description: "How many blueprints stand in line." }),
    until: z.string().nullable().meta({ description: "What ends the hold." }),
    doNow: z.array(z.string()),
    needNot: z.array(z.string()),
    hold: hold.nullable(),
    parts: parts.nullable(),
    win: z
      .object({ steps: z.array(z.string()), text: z.string() })
      .nullable()
      .meta({ description: "The smallest change that would win its blueprint a slot." }),
    turn: changeTurn.nullable(),
    siblings: z.array(changeLine).meta({ description: "The changes of its blueprint." }),
    ahead: z
      .array(waiting)
      .meta({ description: "The last 50 before its blueprint in line, and then itself." }),
    history: z.array(decision).meta({ description: "The newest 20 decisions on it." }),
    condition,
  })
  .meta({ id: "Change" });

/** Where a change stands, and why. */
export const explainChangeOperation = operation({
  id: "explainChange",
  path: "/projects/{project}/changes/{number}",
  summary: "Where a change stands, why, and what to do now",
  params: z.object({ project: projectKey, number: changeNumber }),
  query: nothing,
  answer: change,
  read: inProject(async ({ needs, project, params }) => {
    const view = await explainChangeOf(needs, project, params.number);
    return isRefusal(view) ? view : { project: project.key, ...bodyOf(view) };
  }),
});

type Body = Omit<z.input<typeof change>, "snapshot" | "project">;

const bodyOf = (view: ChangeView): Body => ({
  ...{ change: view.change, repository: view.repository, branch: view.branch, topic: view.topic },
  ...{ subject: view.subject, status: view.status, patchSet: view.patchSet, owner: view.owner },
  ...{ verdict: view.verdict, text: view.text, linkedBy: view.linkedBy, until: view.until },
  ...{ position: view.position, inLine: view.inLine },
  blueprints: [...view.blueprints],
  blueprint: view.blueprint === null ? null : { name: view.blueprint, title: view.title ?? "" },
  doNow: [...view.doNow],
  needNot: [...view.needNot],
  hold: view.hold && holdOf(view.hold),
  parts: view.parts,
  win: view.win && { steps: [...view.win.steps], text: view.win.text },
  turn: view.turn && changeTurnOf(view.turn),
  siblings: view.siblings.map(changeLineOf),
  ahead: view.ahead.slice(-51).map(waitingOf),
  history: view.history.map(decisionOf),
  condition: conditionOf(view.condition),
});
