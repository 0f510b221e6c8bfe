import { z } from "zod";
import type { SlotTurn } from "#lib/domain/silence.ts";
import { instant, instantOf, instantOrNull } from "./basics.ts";

const changes = z.array(z.int());

export const turnCode = z
  .enum([
    "work-in-progress",
    "ci-failed",
    "ci-awaited",
    "negative-vote",
    "open-comment",
    "approved",
    "answered",
  ])
  .meta({ id: "TurnCode" });

const silence = z
  .object({
    since: instant,
    warnAt: instant,
    warnedAt: instant.nullable(),
    bumpAt: instant.nullable().meta({ description: "Null before the warning." }),
  })
  .meta({
    id: "Silence",
    description:
      "While the project is paused its clocks stand still: these are as if it went on now.",
  });

export const slotTurn = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("nobody"),
      approved: z
        .object({ since: instant, changes })
        .nullable()
        .meta({ description: "Its open changes, all of them approved; null where it has none." }),
    }),
    z.object({ kind: z.literal("unknown"), changes }),
    z.object({
      kind: z.enum(["reviewers", "ci"]),
      since: instant,
      changes,
      isLong: z
        .boolean()
        .meta({ description: "It waits for as long as an author is warned after." }),
    }),
    z.object({
      kind: z.literal("author"),
      since: instant,
      why: turnCode,
      changes,
      silence: silence.nullable(),
    }),
  ])
  .meta({ id: "SlotTurn", description: "Who must act next on a blueprint in a slot." });

export function slotTurnOf(turn: SlotTurn): z.input<typeof slotTurn> {
  switch (turn.kind) {
    case "nobody":
      return { kind: turn.kind, approved: turn.approved && approvedOf(turn.approved) };
    case "unknown":
      return { ...turn, changes: [...turn.changes] };
    case "reviewers":
    case "ci":
      return { ...turn, since: instantOf(turn.since), changes: [...turn.changes] };
    case "author":
      return {
        ...turn,
        since: instantOf(turn.since),
        changes: [...turn.changes],
        silence: turn.silence && silenceOf(turn.silence),
      };
  }
}

type Approved = NonNullable<Extract<SlotTurn, { kind: "nobody" }>["approved"]>;

const approvedOf = ({ since, changes: numbers }: Approved) => ({
  since: instantOf(since),
  changes: [...numbers],
});

type Silence = NonNullable<Extract<SlotTurn, { kind: "author" }>["silence"]>;

const silenceOf = ({ since, warnAt, warnedAt, bumpAt }: Silence): z.input<typeof silence> => ({
  since: instantOf(since),
  warnAt: instantOf(warnAt),
  warnedAt: instantOrNull(warnedAt),
  bumpAt: instantOrNull(bumpAt),
});
