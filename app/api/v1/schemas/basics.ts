import { z } from "zod";

/** Times are instants in UTC; how long ago they are is the reader's to say. */
export const instant = z.iso
  .datetime()
  .meta({ id: "Instant", description: "An instant in UTC.", example: "2026-07-07T12:00:00.000Z" });

export const instantOf = (date: Date): string => date.toISOString();
export const instantOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;

export const projectKey = z
  .string()
  .meta({ description: "the key of a project, as in its pages' addresses", example: "nova" });

export const changeNumber = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .meta({ description: "a change's number in Gerrit", example: "4711" });

export const inProjectParams = z.object({ project: projectKey });

/** No parameters. */
export const nothing = z.object({});

export const kind = z.enum(["feature", "debt"]).meta({ id: "Kind" });

export const snapshot = z
  .object({
    id: z.string().meta({
      description: "The state that the answer stands on: another word after every change of it.",
    }),
    at: instant
      .nullable()
      .meta({ description: "When the review server was last read; null before the first read." }),
  })
  .meta({ id: "Snapshot" });

export const changeCounts = z
  .object({
    open: z.int(),
    merged: z.int().meta({ description: "Since the project was first read." }),
  })
  .meta({ id: "ChangeCounts" });
