import type { ServerNeeds } from "./needs.ts";

/** What an event can set going; of the job engine this is all that is used. */
type Jobs = {
  add(
    kind: "reconcile" | "observe",
    key: string,
    options?: { readonly delay?: number },
  ): Promise<void>;
};

/** What an event set going: nothing, a read of its change, or a read of the whole server. */
export type Heard = "ignored" | "reconcile" | "observe";

/** So many changes are read singly at once, and so many more each second: a tenth of what the server is asked at most. */
const burst = 20;
const perSecond = 2;
/** In a burst one read of the whole server stands for all that happened in this time, in milliseconds. */
const gather = 5_000;

/**
 * Hears the events of one server, which say where to look and nothing else. A change is read at once; when they come
 * too fast for that, one listing reads them all, for it costs the server less than many single reads. `clock` gives
 * milliseconds and never goes back. What is returned throws when the queue is away.
 */
export function listenTo(
  { server, gerrit, projects }: Pick<ServerNeeds, "server" | "gerrit" | "projects">,
  jobs: Jobs,
  clock: () => number,
): (event: string) => Promise<Heard> {
  const maySingly = allowance(clock);
  return async (event) => {
    const ref = gerrit.changeIn(event);
    const isGoverned = projects.some(
      ({ repositories }) => ref !== null && repositories.includes(ref.repository),
    );
    if (ref === null || !isGoverned) return "ignored";
    if (maySingly()) {
      await jobs.add("reconcile", `${server} ${ref.number}`);
      return "reconcile";
    }
    // Wanted for each event: only the engine knows whether the run that waits begins after it.
    await jobs.add("observe", server, { delay: gather });
    return "observe";
  };
}

/** True at most `burst` times at once and `perSecond` times a second. */
function allowance(clock: () => number): () => boolean {
  let left = burst;
  let asked = clock();
  return () => {
    const now = clock();
    left = Math.min(burst, left + ((now - asked) / 1_000) * perSecond);
    asked = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
