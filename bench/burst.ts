import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { listenTo } from "#lib/flow/hear-event.ts";
import { createGerrit } from "#lib/gerrit/client.ts";
import { openEmbeddedEngine } from "#lib/jobs/embedded-engine.ts";
import type { JobEngine } from "#lib/jobs/engine.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { counted, type Figure } from "./figure.ts";
import { account } from "./support/bare-client.ts";
import { project } from "./support/fresh-state.ts";
import { idleHandlers } from "./support/idle-handlers.ts";

const events = 10_000;
const keys = 500;
/** What reading one change takes, and reading a listing, in milliseconds. */
const perRead = 10;
const perListing = 200;

/**
 * F7. 10 000 events on 500 changes in a burst, heard as the service hears them, while four workers of the embedded
 * engine do what follows: how many reads of the server that is, of one change or of a whole listing, for each change.
 */
export const burst: Figure = {
  name: "F7",
  title: "Reads / distinct keys for 10 000 events on 500 keys",
  measure: async () => {
    await using folder = await temporaryFolder();
    const engine = openEmbeddedEngine({ file: join(folder.path, "jobs.sqlite"), onTrouble });
    const done = { reconcile: 0, observe: 0 };
    const takes = (what: keyof typeof done, milliseconds: number) => async () => {
      done[what] += 1;
      await wait(milliseconds);
    };
    const handlers = {
      ...idleHandlers,
      reconcile: takes("reconcile", perRead),
      observe: takes("observe", perListing),
    };
    const worker = engine.work(handlers, { concurrency: 4, holder: "a bench" });
    await hearAll(engine);
    await emptied(engine);
    await worker.stop(10_000);
    await engine.close();
    const details = `${done.reconcile} of one change, ${done.observe} of a listing`;
    const value = (done.reconcile + done.observe) / keys;
    return [{ what: "reads for each change", goal: counted("at most", 1.1), value, details }];
  },
};

async function hearAll(engine: JobEngine): Promise<void> {
  // Nothing is asked of it: it reads what an event says.
  const gerrit = createGerrit({ url: "http://127.0.0.1:1/", ...account });
  const needs = { server: "made-up", gerrit, projects: [project] };
  const hear = listenTo(needs, engine, () => performance.now());
  for (let event = 0; event < events; event += 1) {
    const change = { project: "openstack/nova", number: 1 + (event % keys) };
    const heard = await hear(JSON.stringify({ type: "comment-added", change }));
    if (heard === "ignored") throw new Error("an event was not heard");
  }
}

const onTrouble = (error: unknown): void => {
  throw error;
};

async function emptied(engine: JobEngine): Promise<void> {
  for (;;) {
    const { waiting, running } = await engine.counts();
    if (waiting + running === 0) return;
    await wait(50);
  }
}
