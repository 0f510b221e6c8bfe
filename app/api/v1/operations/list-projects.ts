import { z } from "zod";
import { operation } from "#app/api/frame/operation.ts";
import { nothing, snapshot } from "#app/api/v1/schemas/basics.ts";
import { condition, conditionOf } from "#app/api/v1/schemas/condition.ts";
import { serviceSnapshot } from "#app/api/v1/service-snapshot.ts";
import { readCondition } from "#lib/flow/read-condition.ts";

/** Which projects there are, and how each is doing. */
export const listProjectsOperation = operation({
  id: "listProjects",
  path: "/projects",
  summary: "Which projects there are, and how each is doing",
  description: "The snapshot's time is the oldest of the last reads of their servers.",
  params: nothing,
  query: nothing,
  answer: z
    .object({
      snapshot,
      projects: z.array(z.object({ key: z.string(), pages: z.url(), condition })),
    })
    .meta({ id: "Projects" }),
  read: async ({ needs }) => {
    const taken = await serviceSnapshot(needs);
    const projects = [...needs.projects.values()].map(async (project) => ({
      key: project.key,
      pages: project.pages,
      condition: conditionOf(await readCondition(needs, project)),
    }));
    return { snapshot: taken, projects: await Promise.all(projects) };
  },
});
