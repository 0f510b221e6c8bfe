import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { chanceOf } from "#lib/sandbox/demonstration/chance.ts";
import { startRedis } from "#tests/support/redis-server.ts";
import type { FaultyStage } from "./faulty-stage.ts";
import { keepRunning } from "./run/service.ts";
import type { FaultStory } from "./stories.ts";
import { expectHeldOnce, queueUp, standingHolds } from "./traces.ts";

/** A worker of its own process, killed again and again while it holds; a service manager starts it again. */
export const killedWorker = (kills: number, count: number): FaultStory => ({
  name: `the worker is killed ${kills} times while ${count} changes are being held: no vote doubled, none missing`,
  repository: "openstack/killed-worker",
  patience: 20 * 60_000,
  policy: { "hold.unlinked": "hold" },
  run: async (stage) => {
    const numbers = await queueUp(stage, count, () => "Tidy something up\n");
    await stage.approve();
    await using redis = await startRedis("--maxmemory-policy", "noeviction");
    const deaths: string[] = [];
    const worker = keepRunning({
      role: "worker",
      name: "worker",
      settings: { ...stage.settings, REDIS_URL: redis.url },
      file: join(stage.folder, "worker.log"),
      onDeath: (what) => deaths.push(what),
    });
    try {
      await killAgainAndAgain(stage, worker, kills, count);
      while ((await standingHolds(stage)) < count) await sleep(500);
      const stopped = await worker.stop();
      expect(stopped).toBeLessThan(10_000);
    } finally {
      await worker.end();
    }
    expect(deaths).toEqual([]);
    await expectHeldOnce(stage, numbers);
  },
});

/** Each kill comes at another moment: before, between and while votes are sent. */
async function killAgainAndAgain(
  stage: FaultyStage,
  worker: ReturnType<typeof keepRunning>,
  kills: number,
  count: number,
): Promise<void> {
  const chance = chanceOf(kills);
  const most = Math.floor(count / kills);
  for (let kill = 0; kill < kills; kill += 1) {
    await worker.running();
    const wanted = Math.min(count - 1, (await standingHolds(stage)) + chance.between(0, most));
    while ((await standingHolds(stage)) < wanted) await sleep(20);
    await worker.kill();
  }
  expect(await standingHolds(stage)).toBeLessThan(count);
}
