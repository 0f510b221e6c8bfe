import { z } from "zod";
import type { Waiting } from "#lib/flow/line.ts";
import { changeCounts, instant, instantOf, kind } from "./basics.ts";
import { missing, missingOf } from "./missing.ts";

export const waiting = z
  .object({
    blueprint: z.string(),
    title: z.string(),
    kind,
    owner: z.string().nullable(),
    rank: z.int().meta({ description: "Among all known blueprints, from 1." }),
    position: z.int().meta({ description: "Among those without a slot, from 1." }),
    ready: z.boolean(),
    missing: z.array(missing),
    changes: changeCounts,
    waitingSince: instant,
    overtaken: z.int().meta({ description: "How many ranked below it entered a slot meanwhile." }),
  })
  .meta({ id: "Waiting", description: "A blueprint of the backlog without a slot." });

export const waitingOf = (one: Waiting): z.input<typeof waiting> => ({
  blueprint: one.blueprint,
  title: one.title,
  kind: one.kind,
  owner: one.owner,
  rank: one.rank,
  position: one.position,
  ready: one.ready,
  missing: one.lacks.map(missingOf),
  changes: one.changes,
  waitingSince: instantOf(one.waitingSince),
  overtaken: one.overtaken,
});
