import "#bin/start/spare-memory.mjs";
import { join } from "node:path";
import { openStore } from "#lib/database/database.ts";
import { makePass } from "#lib/flow/make-pass.ts";
import type { ServerNeeds } from "#lib/flow/needs.ts";
import { observeServer } from "#lib/flow/observe-server.ts";
import { createGerrit } from "#lib/gerrit/client.ts";
import { account } from "./bare-client.ts";
import { migrations, project, tuning } from "./fresh-state.ts";

/**
 * A process of its own, set up as the service's, that does one thing with a state and a server, `in-process.ts sync|plan FOLDER URL`, and says
 * how long that took and how much memory the process ever had.
 */
const [work, folder = "", url = ""] = process.argv.slice(2);
const database = await openStore({ file: join(folder, "slots.db"), migrations });
const needs: ServerNeeds = {
  database,
  now: () => new Date(),
  server: "made-up",
  gerrit: createGerrit({ url, ...account }, tuning),
  projects: [project],
};
const begun = performance.now();
if (work === "sync") await observeServer(needs);
else await makePass(needs, project, async () => true);
const milliseconds = performance.now() - begun;
await database.close();
// maxRSS counts kilobytes.
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ milliseconds, megabytes }));
