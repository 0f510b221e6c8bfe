import { countRows } from "#tests/support/count-rows.ts";
import { counted, type Figure, type Measured } from "./figure.ts";
import { freshState, startProject } from "./support/fresh-state.ts";
import { pass } from "./support/pass.ts";
import { startStaticGerrit } from "./support/start-static-gerrit.ts";

const passes = 10;

/**
 * F3. Whole passes over a started project with 2 000 open changes while nothing happens on the server: what they ask
 * of it (the bare query is one listing of what changed since), and the rows that they write, counted by triggers.
 */
export const quietSync: Figure = {
  name: "F3",
  title: "Quiet sync: requests / bare queries, and rows written",
  measure: async () => {
    await using server = await startStaticGerrit({ changes: 2_000 });
    await using state = await freshState(server.url);
    await startProject(state.needs, 200);
    for (let turn = 0; turn < 3; turn += 1) await pass(state.needs);
    await server.asked();
    const rows = countRows(state.file);
    for (let turn = 0; turn < passes; turn += 1) await pass(state.needs);
    const written = rows.take();
    rows.close();
    return [requests((await server.asked()).length), rowsOfState(written), signsOfLife(written)];
  },
};

const requests = (asked: number): Measured => ({
  what: "requests a quiet pass",
  goal: counted("exactly", 1),
  value: asked / passes,
  details: `${asked} in ${passes} passes; the bare query is one listing`,
});

/** What says nothing but that somebody works here, and when the server was read last (decision record 0019). */
const liveness = ["Lease", "Server"];

function rowsOfState(written: ReadonlyMap<string, number>): Measured {
  const state = [...written].filter(([table]) => !liveness.includes(table));
  return {
    what: "rows of the state written a quiet pass",
    goal: counted("exactly", 0),
    value: sum(state) / passes,
    details: `in ${passes} passes ${told(state)}`,
  };
}

function signsOfLife(written: ReadonlyMap<string, number>): Measured {
  const signs = [...written].filter(([table]) => liveness.includes(table));
  return {
    what: "signs of life written a quiet pass, of which there should be none",
    goal: counted("at most", 3),
    value: sum(signs) / passes,
    details: `in ${passes} passes ${told(signs)}; decision record 0019 says why`,
  };
}

type Rows = readonly (readonly [table: string, rows: number])[];

const sum = (all: Rows) => all.reduce((total, [, rows]) => total + rows, 0);
const told = (all: Rows) => all.map(([table, rows]) => `${table} ${rows}`).join(", ") || "none";
