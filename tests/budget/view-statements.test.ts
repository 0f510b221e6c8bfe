import { expect, test } from "vitest";
import { stateOn } from "#lib/database/database.ts";
import { explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";
import { explainChangeOf } from "#lib/flow/explain-change.ts";
import { createMemory } from "#lib/flow/memory.ts";
import type { Needs } from "#lib/flow/needs.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { now } from "#tests/support/world.ts";
import { countingDatabase, fill, project } from "./counting-database.ts";

/** Each with how many statements it takes once everything is known: its own decisions, and the words of a change. */
const views = [
  { name: "board", most: 1, view: (needs: Needs) => showBoard(needs, project) },
  {
    name: "page of a change",
    most: 2,
    view: (needs: Needs) => explainChangeOf(needs, project, 105),
  },
  {
    name: "page of a blueprint",
    most: 1,
    view: (needs: Needs) => explainBlueprintOf(needs, project, "bp-5"),
  },
];

const cases = views.flatMap((one) => [10, 1_000].map((size) => ({ ...one, size })));

test.each(cases)(
  "the $name of $size blueprints reads by at most 30 statements, and again by at most $most",
  async ({ view, size, most }) => {
    await using counting = await countingDatabase();
    const { database, counted, statements } = counting;
    const state = stateOn({ ...database, prisma: counted });
    await state.transaction((store) => fill(store, size));
    const needs: Needs = { database: state, now: () => now, memory: createMemory() };

    await view(needs);
    expect(statements.splice(0).length).toBeLessThanOrEqual(30);
    const again = await view(needs);

    expect(again).not.toHaveProperty("kind", "refused");
    expect(statements.length).toBeLessThanOrEqual(most);
  },
);
