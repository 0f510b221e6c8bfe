import Database from "better-sqlite3";
import { loadWorld } from "#lib/flow/load-world.ts";
import { observeServer } from "#lib/flow/observe-server.ts";
import { atMost, type Figure } from "./figure.ts";
import { asMeasured, inPairs, processor } from "./pairs.ts";
import { freshState, project, startProject } from "./support/fresh-state.ts";
import { startStaticGerrit } from "./support/start-static-gerrit.ts";

const changes = 50_000;
const blueprints = 50_000;

/**
 * F5. Reading everything that a plan stands on, 50 000 open changes and 50 000 blueprints, into the domain's words,
 * against the SQLite driver's own reading of the same 100 000 rows with the same columns, untouched.
 */
export const load: Figure = {
  name: "F5",
  title: "Loading 100 000 rows for a plan / the raw driver",
  measure: async () => {
    await using server = await startStaticGerrit({ changes });
    await using state = await freshState(server.url);
    await startProject(state.needs, blueprints);
    await observeServer(state.needs);
    const sqlite = new Database(state.file, { readonly: true });
    const { store } = state.needs.database;
    const ours = () => processor(() => loadWorld(store, project, state.needs.now()));
    const bare = () => processor(() => readRaw(sqlite));
    const measured = asMeasured("100 000 rows", atMost(1.3), await inPairs(ours, bare, 7, 1));
    sqlite.close();
    return [measured];
  },
};

function readRaw(sqlite: Database.Database): number {
  const open = sqlite.prepare(`SELECT * FROM "Change" WHERE "server" = ? ORDER BY "number"`);
  const all = sqlite.prepare(`SELECT * FROM "Blueprint" WHERE "project" = ? ORDER BY "place"`);
  return open.all("made-up").length + all.all("nova").length;
}
