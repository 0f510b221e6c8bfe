import { z } from "zod";
import type { Standing } from "#lib/domain/standing.ts";
import type { BlueprintRow } from "#lib/flow/blueprint-row.ts";
import { changeCounts, instant, instantOrNull, kind } from "./basics.ts";
import { missing, missingOf } from "./missing.ts";

export const standing = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("in-slot"), slot: z.int() }),
    z.object({
      kind: z.literal("in-line"),
      position: z.int().meta({ description: "Among those without a slot, from 1." }),
    }),
    z.object({
      kind: z.literal("not-in-backlog"),
      because: z.enum(["unapproved", "deferred", "withdrawn"]),
    }),
    z.object({ kind: z.literal("finished"), by: z.enum(["done", "landed"]) }),
  ])
  .meta({ id: "Standing", description: "Where a blueprint stands." });

export const standingOf = (where: Standing): z.input<typeof standing> =>
  where.kind === "in-slot" ? { kind: where.kind, slot: where.number } : where;

export const blueprintRow = z
  .object({
    name: z.string(),
    title: z.string(),
    kind,
    owner: z.string().nullable(),
    rank: z.int().meta({ description: "Among all known blueprints, from 1." }),
    standing,
    since: instant.nullable().meta({ description: "Since when it is in its slot." }),
    missing: z.array(missing).meta({ description: "What keeps it from being ready, in line." }),
    changes: changeCounts,
  })
  .meta({ id: "BlueprintRow" });

export const blueprintRowOf = (row: BlueprintRow): z.input<typeof blueprintRow> => ({
  ...{ name: row.blueprint, title: row.title, kind: row.kind, owner: row.owner, rank: row.rank },
  standing: standingOf(row.standing),
  since: instantOrNull(row.since),
  missing: row.lacks.map(missingOf),
  changes: row.changes,
});
