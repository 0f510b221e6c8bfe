import { z } from "zod";
import { writing } from "#app/api/frame/writing.ts";
import { changeNumber, projectKey } from "#app/api/v1/schemas/basics.ts";
import { common, decided } from "#app/api/v1/schemas/decisions.ts";
import type { ChangeVerb } from "#lib/domain/command.ts";
import { decideCommand } from "./command.ts";

/** A hold is lifted by exempting its change. */
const kinds = {
  exempt: "exempt",
  lift: "exempt",
  "take-back": "take-back",
  unlink: "unlink",
} as const satisfies Record<string, ChangeVerb>;

const verbs = ["exempt", "lift", "take-back", "unlink"] as const;

/** What is said of a change in a word. */
export const decideChange = writing({
  id: "decideChange",
  method: "post",
  path: "/projects/{project}/changes/{number}/{verb}",
  summary: "Exempt a change and so lift its hold, take that back, or unlink it",
  params: z.object({
    project: projectKey,
    number: changeNumber,
    verb: z.enum(verbs).meta({ description: `one of ${verbs.join(", ")}`, example: "exempt" }),
  }),
  body: z.strictObject(common),
  answer: decided,
  decide: (asked) => {
    const { number: change, verb } = asked.params;
    return decideCommand(asked, { kind: kinds[verb], change });
  },
});
