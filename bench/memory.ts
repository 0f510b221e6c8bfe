import { counted, type Figure } from "./figure.ts";
import { ms } from "./pairs.ts";
import { apart } from "./support/apart.ts";
import { freshState } from "./support/fresh-state.ts";
import { startStaticGerrit } from "./support/start-static-gerrit.ts";

/** The most memory that a process ever had which does one full sync of 10 000 changes and nothing else. */
export const memory: Figure = {
  name: "memory",
  title: "Memory of a full sync of 10 000 changes",
  measure: async () => {
    await using server = await startStaticGerrit({ changes: 10_000 });
    await using state = await freshState(server.url);
    const { megabytes, milliseconds } = await apart("sync", state.folder, server.url);
    return [
      {
        what: "megabytes, the whole process",
        goal: counted("at most", 300),
        value: megabytes,
        details: `a process of its own, bundled as the command is; ${ms(milliseconds)}`,
      },
    ];
  },
};
