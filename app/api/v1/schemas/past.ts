import { z } from "zod";
import type { PastBlueprint, PastPlace, PastSlot } from "#lib/domain/past.ts";
import type { BriefLine } from "#lib/flow/show-history.ts";
import type { PastBoard } from "#lib/flow/show-past.ts";
import { instant, instantOf, kind, snapshot } from "./basics.ts";
import { decision, decisionOf } from "./history.ts";

export const inPast = "a day such as 2014-07-07, or an instant such as 2014-07-07T14:20, in UTC";

/** The instant to look back at, as the pages and the command take it. */
export const lookBack = z.string().exactOptional().meta({ description: inPast });

const place = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("in-slot"), slot: z.int() }),
    z.object({ kind: z.literal("in-line") }),
    z.object({
      kind: z.literal("not-in-backlog"),
      because: z.enum(["unapproved", "deferred", "withdrawn"]),
    }),
    z.object({ kind: z.literal("finished"), by: z.enum(["done", "landed"]) }),
  ])
  .meta({ id: "PastPlace", description: "Where a blueprint stood; what it lacked is not known." });

export const pastRow = z
  .object({
    rank: z.int().meta({ description: "Among all blueprints known then, from 1." }),
    name: z.string(),
    title: z.string(),
    kind,
    owner: z.string().nullable(),
    place,
  })
  .meta({ id: "PastRow" });

export const pastSlot = z
  .object({
    number: z.int(),
    reserved: z.boolean(),
    closing: z.boolean(),
    blueprint: z
      .object({ ...pastRow.shape, since: instant })
      .nullable()
      .meta({ description: "Null for a slot that was empty." }),
  })
  .meta({ id: "PastSlot" });

/** What every answer about the past tells of its instant. */
export const pastShape = {
  snapshot,
  project: z.string(),
  at: instant
    .nullable()
    .meta({ description: "Of a day its end; null for today, which is told of as it is now." }),
  last: decision.nullable().meta({ description: "The decision that made it so." }),
  next: decision.nullable().meta({ description: "The decision that ended it." }),
  gap: z
    .object({ from: instant, until: instant })
    .nullable()
    .meta({ description: "A restore took what was decided between; null where it lies in none." }),
};

type Told = Omit<z.input<z.ZodObject<typeof pastShape>>, "snapshot">;

export const pastOf = ({ project, at, now, last, next, gap }: PastBoard): Told => ({
  project,
  at: at < now ? instantOf(at) : null,
  last: lineOrNull(last),
  next: lineOrNull(next),
  gap: gap && { from: instantOf(gap.from), until: instantOf(gap.until) },
});

export const pastSlotOf = (slot: PastSlot): z.input<typeof pastSlot> => ({
  ...{ number: slot.number, reserved: slot.reserved, closing: slot.closing },
  blueprint: slot.content && {
    ...pastRowOf(slot.content),
    since: instantOf(slot.content.since),
  },
});

export const pastRowOf = (one: PastBlueprint): z.input<typeof pastRow> => ({
  ...{ rank: one.rank, name: one.blueprint, title: one.title, kind: one.kind, owner: one.owner },
  place: placeOf(one.place),
});

function placeOf(where: PastPlace): z.input<typeof place> {
  switch (where.kind) {
    case "in-slot":
      return { kind: where.kind, slot: where.number };
    case "in-line":
      return where;
    case "outside":
      return { kind: "not-in-backlog", because: where.because };
    case "done":
    case "landed":
      return { kind: "finished", by: where.kind };
  }
}

const lineOrNull = (line: BriefLine | null) => line && decisionOf(line);
