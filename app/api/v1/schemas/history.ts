import { z } from "zod";
import type { BriefLine } from "#lib/flow/show-history.ts";
import { instant } from "./basics.ts";

export const decision = z
  .object({
    seq: z.int().meta({ description: "Its number; they rise and never change." }),
    at: instant,
    who: z.string(),
    kind: z.string().meta({ example: "fill" }),
    code: z.string().meta({ description: "The stable code of the reason." }),
    why: z.string().nullable().meta({ description: "A person's reason, in their own words." }),
    change: z.int().nullable(),
    blueprint: z.string().nullable(),
    text: z.string().meta({ description: "The sentence as it was true then." }),
    undoes: z
      .int()
      .nullable()
      .meta({ description: "The number of the decision that it puts back; null for all others." }),
  })
  .meta({ id: "Decision" });

export const decisionOf = (line: BriefLine): z.input<typeof decision> => ({
  seq: line.seq,
  at: line.at.toISOString(),
  who: line.who,
  kind: line.kind,
  code: line.reason.code,
  why: line.reason.words,
  change: line.change,
  blueprint: line.blueprint,
  text: line.text,
  undoes: line.undoes,
});
