import { z } from "zod";
import type { Missing } from "#lib/domain/readiness.ts";
import { instant } from "./basics.ts";

const numbers = z.array(z.int());

export const missing = z
  .discriminatedUnion("code", [
    z.object({ code: z.enum(["approved", "open-change", "declared"]) }),
    z.object({ code: z.enum(["wip", "conflict", "ci"]), changes: numbers }),
    z.object({ code: z.literal("author-present"), until: instant }),
    z.object({ code: z.literal("returned"), after: z.enum(["release", "bump"]) }),
  ])
  .meta({ id: "Missing", description: "A check that a blueprint fails; without any it is ready." });

export const missingOf = (lack: Missing): z.input<typeof missing> =>
  lack.code === "author-present" ? { ...lack, until: lack.until.toISOString() } : copied(lack);

const copied = (lack: Exclude<Missing, { code: "author-present" }>) =>
  "changes" in lack ? { ...lack, changes: [...lack.changes] } : lack;
