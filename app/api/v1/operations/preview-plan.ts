import { z } from "zod";
import { inProject, operation } from "#app/api/frame/operation.ts";
import { inProjectParams, nothing, snapshot } from "#app/api/v1/schemas/basics.ts";
import type { Action, NotDone, PassReport } from "#lib/flow/pass-report.ts";
import { previewPlan } from "#lib/flow/preview-plan.ts";

const action = z
  .object({
    kind: z.enum(["hold", "restore", "lift", "message", "warn", "fill", "free"]),
    change: z.int().nullable(),
    blueprint: z.string().nullable(),
    code: z.string().meta({ description: "The stable code of the reason." }),
    slot: z.int().nullable(),
    text: z.string().meta({ description: "Why, in one sentence." }),
    posts: z
      .string()
      .nullable()
      .meta({ description: "The exact words that are posted in Gerrit; null for none." }),
  })
  .meta({ id: "Action" });

const notDone = z
  .object({
    kind: z.string(),
    change: z.int().nullable(),
    code: z.string(),
    verdict: z.string().nullable(),
    text: z.string(),
  })
  .meta({ id: "NotDone" });

/** What the next pass would do. */
export const previewPlanOperation = operation({
  id: "previewPlan",
  path: "/projects/{project}/plan",
  summary: "What a pass would do from the state as it is",
  description:
    "Nothing is asked of the review server and nothing is kept: the id can be approved only where a plan with it was made too, by POST or by `slots plan`.",
  params: inProjectParams,
  query: nothing,
  answer: z
    .object({
      snapshot,
      project: z.string(),
      id: z
        .string()
        .nullable()
        .meta({ description: "A fingerprint of what a person can approve." }),
      started: z.boolean(),
      paused: z.boolean(),
      actions: z.array(action),
      refused: z.array(notDone),
      waiting: z.array(notDone).meta({ description: "New holds that wait for a person." }),
    })
    .meta({ id: "Plan" }),
  read: inProject(async ({ needs, project }) => planBody(await previewPlan(needs, project))),
});

/** A plan as it is answered. */
export const planBody = ({
  project,
  id,
  started,
  paused,
  actions,
  refused,
  waiting,
}: PassReport) => ({
  ...{ project, id, started, paused },
  actions: actions.map(actionOf),
  refused: refused.map(notDoneOf),
  waiting: waiting.map(notDoneOf),
});

const actionOf = (one: Action): z.input<typeof action> => ({
  kind: one.kind,
  change: one.change ?? null,
  blueprint: one.blueprint ?? null,
  code: one.reason.code,
  slot: one.reason.slot ?? null,
  text: one.text,
  posts: one.posts ?? null,
});

const notDoneOf = (one: NotDone): z.input<typeof notDone> => ({
  kind: one.kind,
  change: one.change ?? null,
  code: one.reason.code,
  verdict: one.reason.verdict ?? null,
  text: one.text,
});
