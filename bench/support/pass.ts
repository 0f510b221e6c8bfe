import type { ServerNeeds } from "#lib/flow/needs.ts";
import { runPasses } from "#lib/flow/run-passes.ts";

/** One whole pass, as the service makes it every minute. */
export async function pass(needs: ServerNeeds): Promise<void> {
  const passes = await runPasses(
    { ...needs, servers: new Map([[needs.server, needs]]) },
    "a bench",
  );
  if (passes.kind !== "done") throw new Error("somebody else makes passes");
  const failures = passes.value.flatMap(({ failures: all }) => all);
  if (failures.length > 0) throw new Error(failures.map(({ text }) => text).join(" "));
}
