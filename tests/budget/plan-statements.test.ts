import { expect, test } from "vitest";
import { referenceReader } from "#lib/database/reference-memory.ts";
import { storeOn } from "#lib/database/store.ts";
import { decideOn } from "#lib/flow/decide-pass.ts";
import { now } from "#tests/support/world.ts";
import { countingDatabase, fill, project } from "./counting-database.ts";

test.each([10, 1_000])(
  "a plan over %i blueprints, each with a change, reads the state by at most 25 statements",
  async (size) => {
    await using counting = await countingDatabase();
    const { database, counted, statements } = counting;
    await fill(storeOn(database.prisma, referenceReader()), size);

    const decided = await decideOn(storeOn(counted, referenceReader()), project, now, "all");

    expect("decision" in decided && decided.decision.judged.length).toBe(size);
    expect("decision" in decided && decided.decision.entries.length).toBeGreaterThan(0);
    expect(statements.length).toBeGreaterThan(5);
    expect(statements.length).toBeLessThanOrEqual(25);
  },
);
