import { z } from "zod";
import { isRefusal } from "#app/api/frame/operation.ts";
import { writing } from "#app/api/frame/writing.ts";
import { planBody, previewPlanOperation } from "#app/api/v1/operations/preview-plan.ts";
import { inProjectParams, projectKey } from "#app/api/v1/schemas/basics.ts";
import { common, decided } from "#app/api/v1/schemas/decisions.ts";
import { keepPlan } from "#lib/flow/keep-plan.ts";
import { decideCommand } from "./command.ts";

/** A plan that can be approved. */
export const makePlan = writing({
  id: "makePlan",
  method: "post",
  path: "/projects/{project}/plan",
  summary: "Read the review server, plan the next pass and keep the plan for 7 days",
  description: "Nothing is written to the review server and nothing is decided.",
  params: inProjectParams,
  body: z.strictObject({}),
  answer: previewPlanOperation.answer,
  decide: async ({ needs, project, by }) => {
    const plan = await keepPlan(needs.serverOf(project), project, by);
    return isRefusal(plan) ? plan : planBody(plan);
  },
});

/** A person's word on a plan. */
export const approvePlan = writing({
  id: "approvePlan",
  method: "post",
  path: "/projects/{project}/plan/{id}/approve",
  summary: "Allow the holds of a plan; the first approval starts the project",
  params: z.object({
    project: projectKey,
    id: z.string().max(100).meta({ description: "a kept plan's id", example: "1f0c6a" }),
  }),
  body: z.strictObject({
    upTo: z
      .int()
      .min(0)
      .max(1_000_000)
      .optional()
      .meta({ description: "Only so many holds, those of the lowest change numbers." }),
    ...common,
  }),
  answer: decided,
  decide: (asked) =>
    decideCommand(asked, {
      kind: "approve",
      plan: asked.params.id,
      upTo: asked.body.upTo ?? null,
    }),
});
