import { expect, test } from "vitest";
import { stateOn } from "#lib/database/database.ts";
import { explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";
import { explainChangeOf } from "#lib/flow/explain-change.ts";
import { createMemory } from "#lib/flow/memory.ts";
import type { Needs } from "#lib/flow/needs.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { now } from "#tests/support/world.ts";
import { countingDatabase, fill, project } from "./counting-database.ts";

const views = {
  board: (needs: Needs) => showBoard(needs, project),
  "page of a change": (needs: Needs) => explainChangeOf(needs, project, 105),
  "page of a blueprint": (needs: Needs) => explainBlueprintOf(needs, project, "bp-5"),
};

const cases = Object.entries(views).flatMap(([name, view]) =>
  [10, 1_000].map((size) => ({ name, view, size })),
);

test.each(cases)(
  "the $name of $size blueprints reads by at most 30 statements, and again by at most 1",
  async ({ view, size }) => {
    await using counting = await countingDatabase();
    const { database, counted, statements } = counting;
    const state = stateOn({ ...database, prisma: counted });
    await state.transaction((store) => fill(store, size));
    const needs: Needs = { database: state, now: () => now, memory: createMemory() };

    await view(needs);
    expect(statements.splice(0).length).toBeLessThanOrEqual(30);
    const again = await view(needs);

    expect(again).not.toHaveProperty("kind", "refused");
    expect(statements.length).toBeLessThanOrEqual(1);
  },
);
