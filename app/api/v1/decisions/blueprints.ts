import { z } from "zod";
import { writing } from "#app/api/frame/writing.ts";
import { projectKey } from "#app/api/v1/schemas/basics.ts";
import { common, decided } from "#app/api/v1/schemas/decisions.ts";
import { blueprintVerbs } from "#lib/domain/command.ts";
import { readDay } from "#lib/domain/day.ts";
import { decideCommand } from "./command.ts";

const name = z.string().meta({ description: "a blueprint's name, in whatever case" });
const ofBlueprint = z.object({ project: projectKey, name });

const verb = z
  .enum(blueprintVerbs)
  .meta({ description: `one of ${blueprintVerbs.join(", ")}`, example: "release" });

/** What is said of a blueprint in a word. */
export const decideBlueprint = writing({
  id: "decideBlueprint",
  method: "post",
  path: "/projects/{project}/blueprints/{name}/{verb}",
  summary: "Assign, release, bump, defer, withdraw, finish or reopen a blueprint, or call it ready",
  params: z.object({ project: projectKey, name, verb }),
  body: z.strictObject(common),
  answer: decided,
  decide: (asked) =>
    decideCommand(asked, { kind: asked.params.verb, blueprint: asked.params.name }),
});

const until = z
  .string()
  .refine(
    (text) => readDay(text) !== null,
    "It takes a day such as 2030-01-31, or an instant in UTC.",
  )
  .meta({ description: "A day, which begins at midnight UTC, or an instant in UTC." });

/** An author who is away. */
export const declareAway = writing({
  id: "declareAway",
  method: "post",
  path: "/projects/{project}/blueprints/{name}/away",
  summary: "Note that the author of a blueprint is away: until then silence costs no slot",
  params: ofBlueprint,
  body: z.strictObject({ until, ...common }),
  answer: decided,
  decide: (asked) =>
    decideCommand(asked, {
      kind: "away",
      blueprint: asked.params.name,
      until: (readDay(asked.body.until) ?? new Date(0)).toISOString(),
    }),
});

/** One in the place of another. */
export const swapSlots = writing({
  id: "swapSlots",
  method: "post",
  path: "/projects/{project}/blueprints/{name}/swap",
  summary: "Release a blueprint and give its slot to another at once",
  params: ofBlueprint,
  body: z.strictObject({
    with: z.string().min(1).max(255).meta({ description: "The blueprint that gets the slot." }),
    ...common,
  }),
  answer: decided,
  decide: (asked) =>
    decideCommand(asked, {
      kind: "swap",
      leaving: asked.params.name,
      entering: asked.body.with,
    }),
});
