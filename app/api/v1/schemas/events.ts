import { z } from "zod";
import { snapshot } from "./basics.ts";

export const snapshotEvent = z
  .object({
    ...snapshot.shape,
    seq: z.int().meta({ description: "The number of the newest decision, 0 before the first." }),
  })
  .meta({ id: "SnapshotEvent" });

export const resetEvent = z
  .object({
    why: z.enum(["too-many", "unknown-id"]).meta({
      description:
        "More was decided than is told one by one, or the id to go on from is not known.",
    }),
  })
  .meta({ id: "ResetEvent", description: "What was shown before has to be read anew." });
