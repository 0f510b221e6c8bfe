import { z } from "zod";
import { keyOf } from "#lib/domain/blueprint.ts";
import type { Happening } from "#lib/domain/chronicle.ts";
import { stored } from "./bulk.ts";
import { Prisma } from "./generated/client.ts";
import type { Transaction } from "./open.ts";

type Row = {
  readonly seq: number | bigint;
  readonly at: Date;
  readonly kind: string;
  readonly code: string;
  readonly blueprint: string | null;
  readonly facts: string | null;
};

/**
 * The decisions of a project after the entry `after`, made by `until`, that moved its order, its line or its slots,
 * oldest first. Only the facts that tell more than the row itself are read: those of an entry hold the whole line.
 */
export async function happenings(
  client: Transaction,
  project: string,
  after: number,
  until: Date | null,
): Promise<readonly Happening[]> {
  const inTime = until === null ? Prisma.empty : Prisma.sql`AND "at" <= ${stored(until)}`;
  const rows = await client.$queryRaw<Row[]>`
    SELECT "seq", "at", "kind", "code", "blueprint",
      CASE WHEN "kind" IN ('import', 'rank') THEN "facts" END AS "facts"
    FROM "History"
    WHERE "project" = ${project} AND "seq" > ${after} ${inTime}
      AND "kind" IN ('import', 'rank', 'fill', 'free', 'done', 'defer', 'withdraw', 'reopen')
    ORDER BY "seq"`;
  return rows.map(happeningOf);
}

/**
 * When each of these blueprints was last said to wait for a slot, by `until`, by name; those that never were are left
 * out. A hold says so, whether it was a vote or a message.
 */
export async function lastWaiting(
  client: Transaction,
  project: string,
  names: readonly string[],
  until: Date,
): Promise<ReadonlyMap<string, Date>> {
  const rows = await client.$queryRaw<{ name: string; at: string | null }[]>`
    SELECT "name"."value" AS "name", (
      SELECT "at" FROM "History" WHERE "project" = ${project} AND "blueprint" = "name"."value"
        AND "at" <= ${stored(until)} AND "kind" IN ('hold', 'restore', 'message') AND "code" = 'waiting'
      ORDER BY "seq" DESC LIMIT 1
    ) AS "at" FROM json_each(${JSON.stringify(names)}) AS "name"`;
  return new Map(rows.flatMap(({ name, at }) => (at === null ? [] : [[name, new Date(at)]])));
}

const closed = { done: "done", defer: "deferred", withdraw: "withdrawn" } as const;

function happeningOf({ blueprint, kind, ...row }: Row): Happening {
  const is = { seq: Number(row.seq), at: row.at, key: keyOf(blueprint ?? "") };
  switch (kind) {
    case "import":
      return { ...is, ...imported(row.code, blueprint ?? "", factsOf(row)) };
    case "rank":
      return { ...is, ...ranked(row.code, factsOf(row)) };
    case "fill":
      return { ...is, kind: "entered" };
    case "free":
      return { ...is, kind: "left", isLanded: row.code === "landed" };
    case "done":
    case "defer":
    case "withdraw":
      return { ...is, kind: "closed", as: closed[kind] };
    default:
      return { ...is, kind: "reopened" };
  }
}

const factsOf = ({ facts }: Pick<Row, "facts">): unknown => JSON.parse(facts ?? "null");

const content = z.object({
  title: z.string(),
  kind: z.enum(["feature", "debt"]),
  approvedAt: z.coerce.date().nullable(),
  owner: z.string().nullable(),
});
const added = z.object({ blueprint: content });
const updated = z.object({ to: content });
const moved = z.object({ to: z.number() });
const reranked = z.object({ to: z.array(z.string()) });

function imported(code: string, name: string, facts: unknown) {
  return code === "added"
    ? ({ kind: "known", content: { name, ...added.parse(facts).blueprint } } as const)
    : ({ kind: "updated", content: { name, ...updated.parse(facts).to } } as const);
}

function ranked(code: string, facts: unknown) {
  return code === "moved"
    ? ({ kind: "moved", to: moved.parse(facts).to } as const)
    : ({ kind: "reranked", order: reranked.parse(facts).to } as const);
}
