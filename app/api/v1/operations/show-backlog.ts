import { z } from "zod";
import { inProject, isRefusal, operation } from "#app/api/frame/operation.ts";
import { addressOfNext, limitOf, nextPage, pageOf, placeIn } from "#app/api/frame/paging.ts";
import {
  changeCounts,
  inProjectParams,
  instant,
  kind,
  snapshot,
} from "#app/api/v1/schemas/basics.ts";
import { condition, conditionOf } from "#app/api/v1/schemas/condition.ts";
import { missing, missingOf } from "#app/api/v1/schemas/missing.ts";
import {
  inPast,
  lookBack,
  pastOf,
  pastRow,
  pastRowOf,
  pastShape,
} from "#app/api/v1/schemas/past.ts";
import { type BacklogRow, type BacklogState, backlogPlaces } from "#lib/domain/backlog.ts";
import { filterFrom, filterRows, searched } from "#lib/domain/backlog-filter.ts";
import type { Needs, Project } from "#lib/flow/needs.ts";
import { showBacklog } from "#lib/flow/show-backlog.ts";
import { showPast } from "#lib/flow/show-past.ts";

const state = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("in-slot"), slot: z.int(), since: instant }),
    z.object({
      kind: z.literal("in-line"),
      position: z.int().meta({ description: "Among those without a slot, from 1." }),
      missing: z.array(missing).meta({ description: "Empty when it is ready." }),
      waitingSince: instant.nullable(),
      overtaken: z
        .int()
        .nullable()
        .meta({ description: "How many ranked below it entered a slot meanwhile." }),
    }),
    z.object({
      kind: z.literal("not-in-backlog"),
      because: z.enum(["unapproved", "deferred", "withdrawn"]),
    }),
    z.object({ kind: z.literal("finished"), by: z.enum(["done", "landed"]) }),
  ])
  .meta({ id: "BacklogState" });

const row = z
  .object({
    rank: z.int().meta({ description: "Among all known blueprints, from 1." }),
    name: z.string(),
    title: z.string(),
    kind,
    owner: z.string().nullable(),
    state,
    changes: changeCounts,
  })
  .meta({ id: "BacklogRow" });

const totals = z
  .object({
    known: z.int(),
    inSlot: z.int(),
    inLine: z.int(),
    ready: z.int().meta({ description: "A part of those in line." }),
    unapproved: z.int(),
    deferred: z.int(),
    withdrawn: z.int(),
    finished: z.int(),
  })
  .meta({ id: "BacklogTotals", description: "Of the whole project, whatever the filter." });

const backlog = z
  .object({
    snapshot,
    project: z.string(),
    order: z.int().meta({ description: "The version of the order." }),
    totals,
    total: z.int().meta({ description: "How many the filter leaves, on all pages." }),
    blueprints: z.array(row),
    next: nextPage,
    condition,
  })
  .meta({ id: "Backlog" });

const pastBacklog = z
  .object({
    ...pastShape,
    total: z.int().meta({ description: "How many were known, on all pages." }),
    blueprints: z.array(pastRow),
    next: nextPage,
  })
  .meta({ id: "PastBacklog" });

const query = z
  .object({
    at: lookBack.meta({ description: `${inPast}; then without q, kind and state` }),
    q: z.string().exactOptional().meta({ description: "words in a name, title, owner or state" }),
    kind: kind.exactOptional().meta({ description: "feature or debt" }),
    state: z
      .enum(backlogPlaces)
      .exactOptional()
      .meta({ description: `one of ${backlogPlaces.join(", ")}` }),
    after: placeIn("a rank: only those below it"),
    limit: limitOf({ usual: 200, most: 10_000 }),
  })
  // Half of what the filter asks of a blueprint is not known of the past.
  .refine(({ at, q, kind, state }) => at === undefined || !(q ?? kind ?? state), { path: ["at"] });

/** The whole public order, now or at an instant. */
export const showBacklogOperation = operation({
  id: "showBacklog",
  path: "/projects/{project}/backlog",
  summary: "Every known blueprint in the one public order",
  description: "With `at` as it was then, as far as decisions tell (PastBacklog).",
  params: inProjectParams,
  query,
  answer: z.union([backlog, pastBacklog]),
  read: inProject(async (asked) =>
    asked.query.at === undefined ? backlogNow(asked) : backlogThen(asked, asked.query.at),
  ),
});

type Asked = {
  readonly needs: Needs;
  readonly project: Project;
  readonly query: z.output<typeof query>;
  readonly here: URL;
};

async function backlogNow({ needs, project, query, here }: Asked) {
  const { after, limit, at: _at, ...filter } = query;
  const now = await showBacklog(needs, project);
  const rows = filterRows(searched(now.rows), filterFrom(filter));
  const page = pageOf(rows, ({ rank }) => rank, { after, limit });
  return {
    project: project.key,
    order: now.order,
    totals: now.totals,
    total: rows.length,
    blueprints: page.items.map(rowOf),
    next: addressOfNext(here, "after", page.next),
    condition: conditionOf(now.condition),
  };
}

async function backlogThen({ needs, project, query, here }: Asked, at: string) {
  const past = await showPast(needs, project, at);
  if (isRefusal(past)) return past;
  const page = pageOf(past.order, ({ rank }) => rank, query);
  return {
    ...pastOf(past),
    total: past.order.length,
    blueprints: page.items.map(pastRowOf),
    next: addressOfNext(here, "after", page.next),
  };
}

const rowOf = (one: BacklogRow): z.input<typeof row> => ({
  ...{ rank: one.rank, name: one.name, title: one.title, kind: one.kind, owner: one.owner },
  state: stateOf(one.state),
  changes: one.changes,
});

function stateOf(where: BacklogState): z.input<typeof state> {
  switch (where.kind) {
    case "in-slot":
      return { ...where, since: where.since.toISOString() };
    case "in-line":
      return {
        ...{ kind: where.kind, position: where.position, overtaken: where.overtaken },
        missing: where.missing.map(missingOf),
        waitingSince: where.since?.toISOString() ?? null,
      };
    case "not-in-backlog":
    case "finished":
      return where;
  }
}
