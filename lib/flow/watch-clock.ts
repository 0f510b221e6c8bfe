import type { Store } from "#lib/database/store.ts";
import { skewFact } from "#lib/domain/obstacle.ts";
import type { ServerNeeds } from "./needs.ts";

/** Under which the difference of the clocks is remembered. */
export const clockKey = "clock";

/** Remembers that our clock and the review server's differ, and forgets it; `skew` is ours minus theirs, in milliseconds. */
export async function noteClock(
  store: Pick<Store, "problems">,
  { projects, now }: Pick<ServerNeeds, "projects" | "now">,
  skew: number,
): Promise<void> {
  const text = skewFact(skew);
  for (const { key } of projects) {
    const known = (await store.problems.all(key)).some((problem) => problem.key === clockKey);
    if (text !== null) await store.problems.report(key, { key: clockKey, text, since: now() });
    else if (known) await store.problems.solve(key, [clockKey]);
  }
}

/** Whether the last read saw that the clocks differ. */
export async function isClockWrong(
  { problems }: Pick<Store, "problems">,
  project: string,
): Promise<boolean> {
  return (await problems.all(project)).some(({ key }) => key === clockKey);
}
