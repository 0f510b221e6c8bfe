import { z } from "zod";
import { isRefusal } from "#app/api/frame/operation.ts";
import { plainNumber } from "#app/api/frame/plain-number.ts";
import { writing } from "#app/api/frame/writing.ts";
import { projectKey } from "#app/api/v1/schemas/basics.ts";
import { carriedOutBody, decided } from "#app/api/v1/schemas/decisions.ts";
import { nothingFollows } from "#lib/domain/follows-words.ts";
import { cancelPending as cancel } from "#lib/flow/cancel-pending.ts";

/** A decision of which nothing was done yet. */
export const cancelPending = writing({
  id: "cancelPending",
  method: "post",
  path: "/projects/{project}/pending/{id}/cancel",
  summary: "Undo a decision that is not done yet",
  params: z.object({
    project: projectKey,
    id: plainNumber(1).meta({ description: "the number of a decision that waits", example: 1 }),
  }),
  undoes: true,
  body: z.strictObject({}),
  answer: decided,
  decide: async ({ needs, project, params, by }) => {
    const done = await cancel(needs, project, params.id, by);
    if (isRefusal(done)) return done;
    const { text } = done;
    const rest = { details: [], follows: nothingFollows, undo: null, order: null };
    return carriedOutBody({ kind: "done", text, ...rest });
  },
});
