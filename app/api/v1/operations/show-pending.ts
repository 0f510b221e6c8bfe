import { z } from "zod";
import { inProject, operation } from "#app/api/frame/operation.ts";
import { inProjectParams, instant, nothing, snapshot } from "#app/api/v1/schemas/basics.ts";
import { showPending } from "#lib/flow/show-pending.ts";

/** What people have decided and nothing was done of yet. */
export const showPendingOperation = operation({
  id: "showPending",
  path: "/projects/{project}/pending",
  summary: "What people have decided and can still undo",
  params: inProjectParams,
  query: nothing,
  answer: z
    .object({
      snapshot,
      pending: z
        .array(
          z.object({
            id: z.int(),
            command: z.string().meta({ description: "What kind of decision it is." }),
            text: z.string(),
            who: z.string(),
            reason: z.string().nullable(),
            at: instant,
            due: instant.meta({ description: "When it is done, unless it is undone before." }),
            holds: z.int(),
            lifts: z.int(),
            lapses: z.boolean().meta({
              description:
                "The project is paused: it is not done where nobody resumes it before it is due.",
            }),
          }),
        )
        .meta({ description: "What comes first is first." }),
    })
    .meta({ id: "PendingDecisions" }),
  read: inProject(async ({ needs, project }) => ({
    pending: (await showPending(needs, project)).map(
      ({ command, comesTo: _comesTo, at, due, ...one }) => ({
        ...one,
        command: command.kind,
        at: at.toISOString(),
        due: due.toISOString(),
      }),
    ),
  })),
});
