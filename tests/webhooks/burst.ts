import { expect, test } from "vitest";
import { listenTo } from "#lib/flow/hear-event.ts";
import { observeServer } from "#lib/flow/observe-server.ts";
import { reconcileChange } from "#lib/flow/reconcile-change.ts";
import type { Handlers, JobEngine } from "#lib/jobs/engine.ts";
import { openAt, type Place } from "#tests/jobs/place.ts";
import { atATime } from "#tests/support/at-a-time.ts";
import { createChange, setTopic } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const minute = 60_000;
const changes = 500;
const copies = 20;

/** A burst of events, through a queue that a worker empties meanwhile. */
export function testBurst(place: (folder: string) => Place): void {
  test(
    "10 000 events on 500 changes are followed by at most 550 reads of a change, and miss none",
    async () => {
      await using stage = await passingProject();
      await using folder = await temporaryFolder();
      const numbers = await upload(stage);
      await observeServer(stage.needs);
      const engine = await openAt({ ...place(folder.path), tuning: "usual" });
      const done = { reconcile: 0, observe: 0 };
      const worker = engine.work(handlersOf(stage, done), { concurrency: 4, holder: "a test" });
      const [author] = stage.nova.authors;
      await atATime(4, numbers, (number) => setTopic(stage.server, author, number, "bp/burst"));

      const heard = await hearAll(stage, engine, numbers);

      expect(heard.filter((what) => what === "ignored")).toEqual([]);
      await expect.poll(() => idle(engine), { timeout: 2 * minute, interval: 250 }).toBe(true);
      await worker.stop(10_000);
      await engine.close();
      expect(done.reconcile).toBeGreaterThan(0);
      expect(done.reconcile).toBeLessThanOrEqual(550);
      expect(done.observe).toBeGreaterThan(0);
      expect(done.observe).toBeLessThanOrEqual(20);
      expect(await topicsOf(stage)).toEqual(new Map([["bp/burst", changes]]));
    },
    5 * minute,
  );
}

async function upload({ server, nova }: PassingProject): Promise<number[]> {
  const message = "Work on bp-1\n\nBlueprint: bp-1";
  return atATime(4, Array.from({ length: changes }), () =>
    createChange(server, nova.authors[0], { repository: nova.repository, message }),
  );
}

/** What a worker does with them, counted. */
function handlersOf(
  { needs }: PassingProject,
  done: Record<"reconcile" | "observe", number>,
): Handlers {
  const nothing = async () => {};
  return {
    ...{ decide: nothing, send: nothing, housekeeping: nothing },
    reconcile: async ({ key }) => {
      done.reconcile += 1;
      await reconcileChange(needs, Number(key.split(" ")[1]));
    },
    observe: async () => {
      done.observe += 1;
      await observeServer(needs);
    },
  };
}

/** Each change's event so many times, those of one change far from each other. */
async function hearAll(
  { needs, nova }: PassingProject,
  engine: JobEngine,
  numbers: readonly number[],
) {
  const hear = listenTo(needs, engine, () => performance.now());
  const events = Array.from({ length: copies }, () => numbers).flat();
  return atATime(20, events, (number) =>
    hear(JSON.stringify({ change: { project: nova.repository, number } })),
  );
}

async function idle(engine: JobEngine): Promise<boolean> {
  const { waiting, running } = await engine.counts();
  return waiting + running === 0;
}

/** How many changes are known by each topic. */
async function topicsOf({ needs, nova }: PassingProject): Promise<Map<string | null, number>> {
  const followed = await needs.database.store.changes.followed("sandbox", [nova.repository], null);
  const count = new Map<string | null, number>();
  for (const { change } of followed) count.set(change.topic, (count.get(change.topic) ?? 0) + 1);
  return count;
}
