import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { loadConfig } from "#lib/config.ts";
import type { JobEngine } from "#lib/jobs/jobs.ts";
import { openQueue, openServices, type Services } from "#lib/services.ts";
import { setUpNova } from "#tests/support/nova.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { messagesOf, votesOf } from "#tests/support/seen.ts";
import { openStage, type Stage, uploadWork } from "#tests/support/stage.ts";
import { startWork, type WorkUnderWay } from "#workers/start-work.ts";

const minute = 60_000;

test(
  "the first pass comes at once; an event's change is read, decided on and held without the next one",
  async () => {
    await using at = await started();
    const waiting = [await uploadWork(at.stage, "bp-2")];
    at.work();
    await until("the first pass held", async () => (await held(at.stage, waiting)) === 1);
    waiting.push(await uploadWork(at.stage, "bp-2"));

    await at.jobs.add("reconcile", `gerrit ${waiting[1]}`);

    await until("the event was followed", async () => (await held(at.stage, waiting)) === 2);
    expect(await at.jobs.counts()).toMatchObject({ dead: 0 });
  },
  2 * minute,
);

test(
  "a server that fails is no dead letter, and is read again soon, not only in the next minute",
  async () => {
    await using at = await started();
    const waiting = [await uploadWork(at.stage, "bp-2")];
    const account = at.stage.people.bot.username;
    const mend = at.sandbox.faults.add({ fault: { kind: "login-page" }, account });
    at.work();
    const failures = async () => (await at.services.database.store.servers.get("gerrit")).failures;
    await until("it failed twice", async () => (await failures()) >= 2);

    mend();

    await until("it was read and decided on", async () => (await held(at.stage, waiting)) === 1);
    expect(await failures()).toBe(0);
    expect(await at.jobs.counts()).toMatchObject({ dead: 0 });
  },
  2 * minute,
);

test(
  "stopped in the middle of sending, it ends soon, and another start sends the rest once",
  async () => {
    await using at = await started();
    const waiting = await Promise.all(
      Array.from({ length: 24 }, () => uploadWork(at.stage, "bp-2")),
    );
    const slow = { kind: "slow", milliseconds: 300 } as const;
    at.sandbox.faults.add({ fault: slow, method: "POST", path: /review$/ });
    const first = at.work();
    await until("some are held", async () => (await held(at.stage, waiting)) >= 4);

    const asked = Date.now();
    await first.stop(8_000);
    const stopped = await held(at.stage, waiting);
    expect(Date.now() - asked).toBeLessThan(8_000);
    expect(stopped).toBeLessThan(24);
    await wait(500);
    expect(await held(at.stage, waiting)).toBe(stopped);

    at.work();
    await until("all are held", async () => (await held(at.stage, waiting)) === 24);
    for (const change of waiting) {
      const log = await messagesOf(at.stage.server, change);
      const ours = log.filter(({ author }) => author === at.stage.people.bot.accountId);
      expect(ours).toHaveLength(1);
    }
  },
  2 * minute,
);

test(
  "what prepares the start is tried until it goes well, and no job is run before",
  async () => {
    await using at = await started();
    const waiting = [await uploadWork(at.stage, "bp-2")];
    let tries = 0;
    at.work(async () => {
      tries += 1;
      expect(await held(at.stage, waiting)).toBe(0);
      if (tries === 1) throw new Error("the first try is to fail");
    });

    await until("it was prepared and held", async () => (await held(at.stage, waiting)) === 1);
    expect(tries).toBe(2);
  },
  2 * minute,
);

/** A started project whose only slot is taken, with its services and its queue open in this process. */
async function started() {
  const server = await startSandboxServer();
  const people = await setUpNova(server);
  const setting = { policy: { "brake.newHolds": 1_000 } };
  const stage = await openStage(server, people, { repository: "openstack/jobs", setting });
  await stage.import("bp-1", "bp-2");
  await uploadWork(stage, "bp-1");
  await stage.start();
  const config = loadConfig(stage.settings);
  const services: Services = await openServices(config, process.cwd());
  const jobs: JobEngine = await openQueue(config);
  const works: WorkUnderWay[] = [];
  return {
    stage,
    services,
    jobs,
    sandbox: server.sandbox,
    work: (prepare: (() => Promise<void>) | null = null) => {
      const work = startWork({ services, jobs, holder: "this test" }, prepare);
      works.push(work);
      return work;
    },
    [Symbol.asyncDispose]: async () => {
      server.sandbox.faults.clear();
      for (const work of works) await work.stop(8_000);
      await jobs.close();
      await services.close();
      await stage.close();
      await server.stop();
    },
  };
}

async function held({ server }: Stage, changes: readonly number[]): Promise<number> {
  const votes = await Promise.all(changes.map((one) => votesOf(server, one, "Code-Review")));
  return votes.filter(([vote]) => vote?.value === -2).length;
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 90_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It never came to this: ${what}`);
    await wait(50);
  }
}
