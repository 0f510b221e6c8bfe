import { z } from "zod";
import { inProject, operation } from "#app/api/frame/operation.ts";
import { addressOfNext, limitOf, nextPage, pageOf, placeIn } from "#app/api/frame/paging.ts";
import { inProjectParams, snapshot } from "#app/api/v1/schemas/basics.ts";
import { listedChange, listedChangeOf, verdict } from "#app/api/v1/schemas/changes.ts";
import { listChanges } from "#lib/flow/list-changes.ts";

const yesOrNo = z
  .enum(["true", "false"])
  .transform((word) => word === "true")
  .exactOptional();

/** The open changes that a project governs. */
export const listChangesOperation = operation({
  id: "listChanges",
  path: "/projects/{project}/changes",
  summary: "The open changes that a project governs, by number",
  params: inProjectParams,
  query: z.object({
    verdict: verdict.exactOptional().meta({ description: `one of ${verdict.options.join(", ")}` }),
    held: yesOrNo.meta({ description: "true or false: whether a hold of ours is on it" }),
    human2: z
      .literal("true")
      .transform(() => true)
      .exactOptional()
      .meta({ description: "true: only those against which a person stands with −2" }),
    blueprint: z.string().exactOptional().meta({ description: "the name of a blueprint" }),
    owner: z.string().exactOptional().meta({ description: "the name of who owns the change" }),
    turn: z
      .enum(["author", "reviewers", "ci", "nobody"])
      .exactOptional()
      .meta({ description: "author, reviewers, ci or nobody: whose turn it is" }),
    after: placeIn("a change's number: only those above it"),
    limit: limitOf({ usual: 50, most: 500 }),
  }),
  answer: z
    .object({
      snapshot,
      total: z.int().meta({ description: "How many fit, on all pages." }),
      changes: z.array(listedChange),
      next: nextPage,
    })
    .meta({ id: "Changes" }),
  read: inProject(async ({ needs, project, query, here }) => {
    const { after, limit, ...filter } = query;
    const all = await listChanges(needs, project, filter);
    const { items, next } = pageOf(all, ({ change }) => change, { after, limit });
    return {
      total: all.length,
      changes: items.map(listedChangeOf),
      next: addressOfNext(here, "after", next),
    };
  }),
});
