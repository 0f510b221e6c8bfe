import { z } from "zod";
import type { Condition } from "#lib/flow/read-condition.ts";
import { instant, instantOrNull } from "./basics.ts";

const obstacle = z
  .object({
    fact: z.string(),
    effect: z.string().meta({ description: "What does not happen because of it." }),
    since: instant.nullable().meta({ description: "Null where nobody knows." }),
    isTotal: z.boolean().meta({ description: "Whether nothing at all is decided while it lasts." }),
  })
  .meta({ id: "Obstacle" });

export const condition = z
  .object({
    mode: z.enum(["vote", "comment", "observe"]),
    startedAt: instant.nullable().meta({ description: "Null until the first plan is approved." }),
    pausedAt: instant.nullable(),
    pausedBy: z.object({ who: z.string(), why: z.string().nullable() }).nullable(),
    lastReadAt: instant.nullable(),
    lastFullReadAt: instant.nullable(),
    lastWriteAt: instant.nullable(),
    silentSince: instant
      .nullable()
      .meta({ description: "Since when the review server does not answer; null while it does." }),
    obstacles: z.array(obstacle).meta({ description: "The gravest first." }),
  })
  .meta({ id: "Condition" });

/** Without the remedies: they are for operators, and name files and servers. */
export const conditionOf = (found: Condition): z.input<typeof condition> => ({
  mode: found.mode,
  startedAt: instantOrNull(found.startedAt),
  pausedAt: instantOrNull(found.pausedAt),
  pausedBy: found.pausedBy && { who: found.pausedBy.who, why: found.pausedBy.reason },
  lastReadAt: instantOrNull(found.lastReadAt),
  lastFullReadAt: instantOrNull(found.lastFullReadAt),
  lastWriteAt: instantOrNull(found.lastWriteAt),
  silentSince: instantOrNull(found.silence?.since ?? null),
  obstacles: found.obstacles.map(({ fact, effect, since, isTotal }) => ({
    fact,
    effect,
    since: instantOrNull(since),
    isTotal,
  })),
});
