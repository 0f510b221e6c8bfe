import { z } from "zod";
import { inProject, isRefusal, operation } from "#app/api/frame/operation.ts";
import { addressOfNext, limitOf, nextPage, placeIn } from "#app/api/frame/paging.ts";
import { changeNumber, inProjectParams, snapshot } from "#app/api/v1/schemas/basics.ts";
import { decision, decisionOf } from "#app/api/v1/schemas/history.ts";
import { tokenIn } from "#lib/flow/by-token.ts";
import { byPeople, notByRule } from "#lib/flow/history-question.ts";
import { findHistory } from "#lib/flow/show-history.ts";

const date = z.iso.datetime().transform((text) => new Date(text));

/** The same as everywhere, with what it was decided on. */
const wholeDecision = z
  .object({
    ...decision.shape,
    token: z.string().nullable().meta({
      description: "What the token is called with which a script decided it; null in a browser.",
    }),
    facts: z.unknown().meta({ description: "What was observed, and the policy's version." }),
  })
  .meta({ id: "DecisionWithFacts" });

/** What was decided. */
export const listHistoryOperation = operation({
  id: "listHistory",
  path: "/projects/{project}/history",
  summary: "What was decided, by whom and on what facts, newest first",
  description:
    "With `after` alone the decisions that follow it at once; they too come newest first.",
  params: inProjectParams,
  query: z.object({
    change: changeNumber.exactOptional(),
    blueprint: z.string().exactOptional().meta({ description: "the name of a blueprint" }),
    who: z.string().exactOptional().meta({ description: "a name, as it stands in the history" }),
    by: z
      .literal(byPeople)
      .exactOptional()
      .meta({ description: `${byPeople}: only what people decided` }),
    kind: z.string().exactOptional().meta({ description: "a kind of decision, such as fill" }),
    from: date.exactOptional().meta({ description: "an instant in UTC: decided then or later" }),
    until: date.exactOptional().meta({ description: "an instant in UTC: decided before then" }),
    before: placeIn("the number of a decision: only those before it"),
    after: placeIn("the number of a decision: only those after it"),
    limit: limitOf({ usual: 50, most: 500 }),
  }),
  answer: z
    .object({ snapshot, decisions: z.array(wholeDecision), next: nextPage })
    .meta({ id: "History" }),
  read: inProject(async ({ needs, project, query, here }) => {
    const { by, ...filter } = query;
    const found = await findHistory(needs, project, {
      ...filter,
      ...(by === undefined ? {} : notByRule),
    });
    if (isRefusal(found)) return found;
    const isFull = found.length === query.limit && query.after === undefined;
    return {
      decisions: found.map((line) => ({
        ...decisionOf(line),
        token: tokenIn(line.facts),
        facts: line.facts,
      })),
      next: addressOfNext(here, "before", isFull ? (found.at(-1)?.seq ?? null) : null),
    };
  }),
});
