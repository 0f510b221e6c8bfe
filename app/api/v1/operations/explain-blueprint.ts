import { z } from "zod";
import { inProject, isRefusal, operation } from "#app/api/frame/operation.ts";
import {
  instant,
  instantOrNull,
  kind,
  nothing,
  projectKey,
  snapshot,
} from "#app/api/v1/schemas/basics.ts";
import { changeLine, changeLineOf } from "#app/api/v1/schemas/changes.ts";
import { condition, conditionOf } from "#app/api/v1/schemas/condition.ts";
import { decision, decisionOf } from "#app/api/v1/schemas/history.ts";
import { missing, missingOf } from "#app/api/v1/schemas/missing.ts";
import { slotTurn, slotTurnOf } from "#app/api/v1/schemas/turn.ts";
import { waiting, waitingOf } from "#app/api/v1/schemas/waiting.ts";
import { type BlueprintView, explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";

const blueprint = z
  .object({
    snapshot,
    project: z.string(),
    name: z.string(),
    title: z.string(),
    kind,
    rank: z.int(),
    known: z.int().meta({ description: "How many blueprints the project knows." }),
    owner: z.string().nullable(),
    spec: z.string().nullable(),
    approvedAt: instant.nullable(),
    verdict: z.enum(["in-slot", "waiting", "not-in-backlog", "finished"]),
    text: z.string().meta({ description: "Where it stands and why, in sentences." }),
    slot: z.int().nullable(),
    since: instant.nullable().meta({ description: "Since when it is in its slot." }),
    position: z.int().nullable(),
    until: z.string().nullable().meta({ description: "What ends the wait." }),
    doNow: z.array(z.string()),
    missing: z.array(missing),
    win: z
      .string()
      .nullable()
      .meta({ description: "The smallest change that would win it a slot." }),
    turn: slotTurn.nullable(),
    awayUntil: instant.nullable(),
    changes: z.array(changeLine),
    ahead: z
      .array(waiting)
      .meta({ description: "The last 50 before it in line, and then itself." }),
    history: z.array(decision).meta({ description: "The newest 20 decisions on it." }),
    condition,
  })
  .meta({ id: "Blueprint" });

/** Where a blueprint stands, and why. */
export const explainBlueprintOperation = operation({
  id: "explainBlueprint",
  path: "/projects/{project}/blueprints/{name}",
  summary: "Where a blueprint stands, why, and what would win it a slot",
  params: z.object({
    project: projectKey,
    name: z.string().meta({ description: "the name of a blueprint, in whatever case" }),
  }),
  query: nothing,
  answer: blueprint,
  read: inProject(async ({ needs, project, params }) => {
    const view = await explainBlueprintOf(needs, project, params.name);
    return isRefusal(view) ? view : { project: project.key, ...bodyOf(view) };
  }),
});

const bodyOf = (view: BlueprintView): Omit<z.input<typeof blueprint>, "snapshot" | "project"> => ({
  ...{ name: view.name, title: view.title, kind: view.of, rank: view.rank, known: view.known },
  ...{ owner: view.owner, spec: view.spec, verdict: view.verdict, text: view.text },
  ...{ slot: view.slot, position: view.position, until: view.until, win: view.win },
  approvedAt: instantOrNull(view.approvedAt),
  since: instantOrNull(view.since),
  doNow: [...view.doNow],
  missing: view.missing.map(missingOf),
  turn: view.turn && slotTurnOf(view.turn),
  awayUntil: instantOrNull(view.awayUntil),
  changes: view.changes.map(changeLineOf),
  ahead: view.ahead.slice(-51).map(waitingOf),
  history: view.history.map(decisionOf),
  condition: conditionOf(view.condition),
});
