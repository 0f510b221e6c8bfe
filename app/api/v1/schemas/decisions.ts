import { z } from "zod";
import type { Follows } from "#lib/domain/follows-words.ts";
import { lineFault } from "#lib/domain/invisible.ts";
import type { CarriedOut, Undo } from "#lib/flow/carry-out.ts";
import type { Preview } from "#lib/flow/preview-command.ts";
import { instant, snapshot } from "./basics.ts";

const passage = z.object({ blueprint: z.string(), slot: z.int() });

/** What becomes of holds and slots. */
const follows = z
  .object({
    holds: z.int().meta({ description: "Votes that go on." }),
    lifts: z.int().meta({ description: "Votes that come off." }),
    waiting: z.int().meta({ description: "New holds that wait for a person's word." }),
    changes: z
      .array(
        z.object({
          change: z.int(),
          subject: z.string(),
          kind: z.enum(["hold", "lift"]),
          blueprint: z.string().nullable(),
        }),
      )
      .meta({ description: "At most 50 of them." }),
    enters: z.array(passage),
    leaves: z.array(passage),
  })
  .meta({ id: "Follows" });

const undo = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("decision"), decision: z.int() }),
    z.object({ kind: z.literal("pending"), id: z.int(), until: instant }),
  ])
  .nullable()
  .meta({
    description:
      "How it is taken back: POST history/{seq}/undo, or pending/{id}/cancel until then.",
  });

/** What became of a decision, or what would. */
export const decided = z
  .object({
    snapshot,
    kind: z.enum(["done", "pending", "unchanged", "preview"]).meta({
      description:
        "pending: it adds holds, so it is done once it can't be undone any more; preview: it was only asked for.",
    }),
    text: z.string(),
    details: z.array(z.string()).meta({ description: "What it adds and changes, line by line." }),
    follows,
    undo,
    order: z.int().nullable().meta({ description: "The version of the order after a move." }),
  })
  .meta({ id: "Decided" });

type Body = Omit<z.input<typeof decided>, "snapshot">;

/** What was carried out, as it is answered. */
export const carriedOutBody = ({
  kind,
  text,
  details,
  follows,
  undo,
  order,
}: CarriedOut): Body => ({
  ...{ kind, text, order },
  details: [...details],
  follows: followsOf(follows),
  undo: undoOf(undo),
});

/** What would follow, as it is answered. */
export const previewBody = ({ text, details, follows }: Preview): Body => ({
  ...{ kind: "preview", text, undo: null, order: null },
  details: [...details],
  follows: followsOf(follows),
});

const followsOf = ({ changes, enters, leaves, ...figures }: Follows): z.input<typeof follows> => ({
  ...figures,
  changes: [...changes],
  enters: [...enters],
  leaves: [...leaves],
});

const undoOf = (one: Undo | null): z.input<typeof undo> =>
  one?.kind === "pending" ? { ...one, until: one.until.toISOString() } : one;

/** Why, in the person's own words; everybody can read them. */
const reason = z
  .string()
  .trim()
  .min(1, "It takes 1 to 1000 characters.")
  .max(1_000, "It takes 1 to 1000 characters.")
  .refine((text) => lineFault(text) === null, {
    error: ({ input }) => lineFault(String(input)) ?? "",
  })
  .meta({
    description: "Why, in one line of 1 to 1000 characters, none of them invisible; it is public.",
  });

/** What every decision may be sent with. */
export const common = {
  reason: reason.optional(),
  preview: z
    .boolean()
    .optional()
    .meta({ description: "Nothing is done: the answer tells what would follow." }),
};
