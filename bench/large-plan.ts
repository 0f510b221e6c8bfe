import { observeServer } from "#lib/flow/observe-server.ts";
import { counted, type Figure } from "./figure.ts";
import { ms } from "./pairs.ts";
import { apart } from "./support/apart.ts";
import { freshState, startProject } from "./support/fresh-state.ts";
import { startStaticGerrit } from "./support/start-static-gerrit.ts";

/** A transaction may take no longer than this, in seconds, and a pass decides in one. */
const longest = 30;

/** One pass (load, decide, record) over 50 000 open changes of 10 000 blueprints, in a process of its own. */
export const largePlan: Figure = {
  name: "large",
  title: "A plan over 50 000 open changes and 10 000 blueprints",
  measure: async () => {
    await using server = await startStaticGerrit({ changes: 50_000 });
    await using state = await freshState(server.url);
    await startProject(state.needs, 10_000);
    await observeServer(state.needs);
    const { megabytes, milliseconds } = await apart("plan", state.folder, server.url);
    return [
      {
        what: "seconds, of the 30 that a transaction may take",
        goal: counted("at most", longest),
        value: milliseconds / 1000,
        details: ms(milliseconds),
      },
      {
        what: "megabytes, the whole process",
        goal: null,
        value: megabytes,
        details:
          "a process of its own, bundled as the command is, everything read for the first time",
      },
    ];
  },
};
