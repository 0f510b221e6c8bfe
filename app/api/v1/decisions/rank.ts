import { z } from "zod";
import { isRefusal } from "#app/api/frame/operation.ts";
import { writing } from "#app/api/frame/writing.ts";
import { projectKey } from "#app/api/v1/schemas/basics.ts";
import { common, decided } from "#app/api/v1/schemas/decisions.ts";
import type { WantedPlace } from "#lib/domain/command.ts";
import { orderSince } from "#lib/flow/order-since.ts";
import { type CommandAsked, decideCommand } from "./command.ts";

const name = z.string().min(1).max(255);

const position = z
  .union(
    [
      z.int().min(1).max(1_000_000),
      z.enum(["top", "bottom"]),
      z.strictObject({ before: name }),
      z.strictObject({ after: name }),
    ],
    { error: "It takes a rank from 1, top, bottom, {before: name} or {after: name}." },
  )
  .meta({ description: "A rank, top, bottom, or another blueprint beside which it is put." });

const version = z
  .int()
  .min(0)
  .meta({ description: "The version of the order that was looked at: `order` of the backlog." });

const params = z.object({ project: projectKey });

const description =
  "Where somebody moved something since that version nothing is moved: 409 `order-moved`, with the order as it is now and the moves since.";

const one = {
  method: "put",
  answer: decided,
  description,
} as const;

/** Moves one blueprint in the order. */
export const rankOne = writing({
  ...one,
  id: "rankBlueprint",
  path: "/projects/{project}/backlog/{name}",
  summary: "Move a blueprint in the public order",
  params: z.object({ project: projectKey, name }),
  body: z.strictObject({ position, version, ...common }),
  decide: (asked) => rank(asked, [asked.params.name]),
});

/** Moves several at once. */
export const rankSeveral = writing({
  ...one,
  id: "rankBlueprints",
  path: "/projects/{project}/backlog",
  summary: "Move several blueprints together; they keep their order among each other",
  params,
  body: z.strictObject({
    blueprints: z.array(name).min(1).max(500),
    position,
    version,
    ...common,
  }),
  decide: (asked) => rank(asked, asked.body.blueprints),
});

type Position = z.output<typeof position>;

type Asked = CommandAsked & {
  readonly body: { readonly position: Position; readonly version: number };
};

async function rank(asked: Asked, blueprints: readonly string[]) {
  const { position: wanted, version: seen } = asked.body;
  const command = { kind: "rank", blueprints, place: placeOf(wanted), seen } as const;
  const answer = await decideCommand(asked, command);
  if (!isRefusal(answer) || answer.code !== "order-moved") return answer;
  const { order, blueprints: names, moves } = await orderSince(asked.needs, asked.project, seen);
  const written = moves.map(({ at, ...move }) => ({ ...move, at: at.toISOString() }));
  return { ...answer, more: { order, blueprints: [...names], moves: written } };
}

function placeOf(wanted: Position): WantedPlace {
  if (typeof wanted === "number") return { kind: "rank", rank: wanted };
  if (typeof wanted === "string") return { kind: wanted };
  return "before" in wanted
    ? { kind: "before", beside: wanted.before }
    : { kind: "after", beside: wanted.after };
}
