import { z } from "zod";
import { inProject, operation } from "#app/api/frame/operation.ts";
import { inProjectParams, instant, nothing, snapshot } from "#app/api/v1/schemas/basics.ts";
import { type PolicyStep, showPolicy, showPolicyHistory } from "#lib/flow/show-policy.ts";

const version = z.object({
  version: z.int().meta({ description: "0 where none was ever set: the default numbers." }),
  at: instant,
  who: z.string(),
  why: z.string(),
});

const step = z
  .object({
    ...version.shape,
    changes: z.array(z.object({ key: z.string(), from: z.string(), to: z.string() })),
  })
  .meta({ id: "PolicyStep", description: "A version with what it changed." });

/** The settings of a project. */
export const showPolicyOperation = operation({
  id: "showPolicy",
  path: "/projects/{project}/policy",
  summary: "The settings of a project, and every version of them",
  params: inProjectParams,
  query: nothing,
  answer: z
    .object({
      snapshot,
      project: z.string(),
      current: z
        .object({
          ...version.shape,
          settings: z
            .record(z.string(), z.string())
            .meta({ description: "By key, as `slots policy set` takes them." }),
        })
        .nullable(),
      history: z.array(step).meta({ description: "Newest first." }),
    })
    .meta({ id: "Policy" }),
  read: inProject(async ({ needs, project }) => {
    const current = await showPolicy(needs, project);
    const steps = await showPolicyHistory(needs, project);
    return {
      project: project.key,
      current: current && {
        ...{ version: current.version, who: current.who, why: current.why },
        at: current.at.toISOString(),
        settings: current.settings,
      },
      history: steps.map(stepOf),
    };
  }),
});

const stepOf = (one: PolicyStep): z.input<typeof step> => ({
  ...{ version: one.version, who: one.who, why: one.why },
  at: one.at.toISOString(),
  changes: one.changes.map(({ key, from, to }) => ({ key, from, to })),
});
