import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { removeHolds } from "#lib/flow/remove-holds.ts";
import { runPasses } from "#lib/flow/run-passes.ts";
import { withLease } from "#lib/flow/take-lease.ts";
import { GerritError } from "#lib/gerrit/error.ts";
import { createChange } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { createProject } from "#tests/support/projects.ts";
import { messagesOf, votesOf } from "#tests/support/seen.ts";

const policy = { "slots.count": "1", "slots.debt": "0" };

test("a hold whose answer was lost is found on the server and not sent again", async () => {
  await using stage = await passingProject(policy);
  const waiting = await queueUp(stage);
  await stage.start();
  const { gerrit } = stage.needs;
  const lossy: typeof gerrit = {
    ...gerrit,
    review: async (...review) => {
      await gerrit.review(...review);
      throw new GerritError("timeout", "the answer did not come");
    },
  };
  const first = await passWith(stage, lossy);
  expect(first?.failures).toMatchObject([{ change: waiting, reason: { code: "timeout" } }]);

  expect((await stage.pass()).actions).toEqual([]);
  expect(await votesOf(stage.server, waiting, "Code-Review")).toMatchObject([{ value: -2 }]);
  expect(await wordsOfBot(stage, waiting)).toHaveLength(1);
  const told = await stage.needs.database.store.changes.get("sandbox", waiting);
  expect(told?.told).toMatchObject([{ isFull: true }]);
});

test("a change that moved on between the decision and the send is left to the next pass", async () => {
  await using stage = await passingProject(policy);
  const waiting = await queueUp(stage);
  await stage.start();
  const { gerrit } = stage.needs;
  const racing: typeof gerrit = {
    ...gerrit,
    change: async (ref) => {
      const answer = await gerrit.change(ref);
      return answer === "missing"
        ? answer
        : { ...answer, change: { ...answer.change, topic: "bp/other", metaRevId: "moved on" } };
    },
  };
  const report = await passWith(stage, racing);
  expect(report?.actions.map(({ kind }) => kind)).toEqual(["fill"]);
  expect(report?.failures).toEqual([]);
  expect(await votesOf(stage.server, waiting, "Code-Review")).toEqual([]);
  expect((await stage.pass()).actions.map(({ kind }) => kind)).toEqual(["hold"]);
});

test("three equal failures in a row end the sending of a pass; the next one goes on", async () => {
  await using stage = await passingProject(policy);
  await queueUp(stage, 8);
  await stage.start();
  const { gerrit } = stage.needs;
  let asked = 0;
  const down: typeof gerrit = {
    ...gerrit,
    review: () => {
      asked += 1;
      throw new GerritError("unavailable", "the server is overloaded");
    },
  };
  await passWith(stage, down);
  expect(asked).toBeLessThanOrEqual(6);
  expect((await stage.pass()).actions.filter(({ kind }) => kind === "hold")).toHaveLength(8);
});

test("a pass that can't read the server decides nothing, and what was known stays", async () => {
  await using stage = await passingProject(policy);
  await queueUp(stage);
  await stage.start();
  await stage.pass();
  await stage.server.stop();

  const report = await stage.pass();
  expect(report).toMatchObject({ complete: false, actions: [], started: true });
  expect(report.failures).toMatchObject([{ reason: { code: "unreachable" } }]);
  const { store } = stage.needs.database;
  expect(await store.tenures.open("nova")).toHaveLength(1);
  expect(await store.servers.get("sandbox")).toMatchObject({ failures: 1 });
});

test("a pause that comes while holds are being sent lets no other one out", async () => {
  await using stage = await passingProject(policy);
  await queueUp(stage, 12);
  await stage.start();
  const { gerrit, database, now } = stage.needs;
  const pausing: typeof gerrit = {
    ...gerrit,
    review: async (...review) => {
      await database.transaction((store) => store.projects.save("nova", { pausedAt: now() }));
      return gerrit.review(...review);
    },
  };
  const report = await passWith(stage, pausing);
  // The four that were under way may arrive; the other eight must not.
  expect(report?.actions.filter(({ kind }) => kind === "hold").length).toBeLessThanOrEqual(4);
  expect(await stage.pass()).toMatchObject({ paused: true, actions: [] });
});

test("only one makes a pass: another one waits, and is told who has the lease", async () => {
  await using stage = await passingProject(policy);
  const begun = Date.now();
  const long = withLease(stage.needs, "the service", async () => sleep(11_500));
  await sleep(50);
  const second = await runPasses(
    { ...stage.needs, servers: new Map([["sandbox", stage.needs]]) },
    "somebody",
  );
  expect(second).toMatchObject({ kind: "busy", holder: "the service" });
  expect(Date.now() - begun).toBeLessThan(12_500);
  expect(await long).toMatchObject({ kind: "done" });
}, 30_000);

test("the lease of a killed process is waited for at most 10 seconds", async () => {
  await using stage = await passingProject(policy);
  const { database } = stage.needs;
  const now = new Date();
  const until = new Date(now.getTime() + 7_000);
  await database.transaction((store) =>
    store.leases.take("server:sandbox", "a dead process", now, until),
  );
  const begun = Date.now();
  expect(await stage.pass()).toMatchObject({ complete: true });
  expect(Date.now() - begun).toBeLessThan(11_000);
}, 30_000);

test("who slept past the lease writes nothing more, neither here nor on the server", async () => {
  await using stage = await passingProject(policy);
  const waiting = await queueUp(stage);
  await stage.start();
  const { gerrit, database } = stage.needs;
  const sleeping: typeof gerrit = {
    ...gerrit,
    change: async (ref) => {
      const answer = await gerrit.change(ref);
      // What another process does when this one gave no sign of life for long enough.
      const later = new Date(Date.now() + 20_000);
      await database.transaction((store) =>
        store.leases.take("server:sandbox", "another", later, new Date(later.getTime() + 1_000)),
      );
      return answer;
    },
  };

  await expect(passWith(stage, sleeping)).rejects.toMatchObject({ name: "LeaseLost" });

  expect(await votesOf(stage.server, waiting, "Code-Review")).toEqual([]);
  const [intent] = await database.store.intents.all("nova");
  expect(intent).toMatchObject({ change: waiting, attempts: 0 });
});

/** bp-1 takes the only slot; `count` changes of bp-2 wait. The number of the first of those. */
async function queueUp(stage: PassingProject, count = 1): Promise<number> {
  const { server, nova } = stage;
  const changeOf = (blueprint: string) =>
    createChange(server, nova.authors[0], {
      repository: nova.repository,
      message: `Work on ${blueprint}\n\nBlueprint: ${blueprint}`,
    });
  await changeOf("bp-1");
  const waiting: number[] = [];
  for (let index = 0; index < count; index += 1) waiting.push(await changeOf("bp-2"));
  await stage.know([{ name: "bp-1" }, { name: "bp-2" }]);
  return waiting[0] ?? 0;
}

async function passWith(stage: PassingProject, gerrit: PassingProject["needs"]["gerrit"]) {
  const needs = { ...stage.needs, gerrit };
  const passes = await runPasses({ ...needs, servers: new Map([["sandbox", needs]]) }, "a test");
  return passes.kind === "done" ? passes.value[0] : undefined;
}

async function wordsOfBot({ server, nova }: PassingProject, change: number): Promise<string[]> {
  const messages = await messagesOf(server, change);
  return messages
    .filter(({ author }) => author === nova.bot.accountId)
    .map(({ message }) => message);
}

test("a repository that a known project gains is read in full by the next pass, older changes included", async () => {
  await using stage = await passingProject(policy);
  const { server, nova, needs, project } = stage;
  await queueUp(stage);
  await stage.start();
  await stage.pass();
  await createProject(server, "openstack/python-novaclient", ["master"]);
  const older = await createChange(server, nova.authors[1], {
    repository: "openstack/python-novaclient",
    message: "Work on the client\n\nBlueprint: bp-2",
  });
  stage.later(3_600_000);
  const wider = {
    ...project,
    repositories: [...project.repositories, "openstack/python-novaclient"],
  };
  const report = await passWith({ ...stage, needs: { ...needs, projects: [wider] } }, needs.gerrit);
  expect(report?.actions.map(({ kind, change }) => [kind, change])).toEqual([["hold", older]]);
});

test("holds that a pass is just sending come off too when all are removed", async () => {
  await using stage = await passingProject(policy);
  const first = await queueUp(stage, 12);
  await stage.start();
  const { gerrit } = stage.needs;
  const slow: typeof gerrit = {
    ...gerrit,
    review: async (...review) => {
      await sleep(300);
      return gerrit.review(...review);
    },
  };
  const passing = passWith(stage, slow);
  while ((await stage.needs.database.store.intents.all("nova")).length === 0) await sleep(20);
  await sleep(100);
  const removed = await removeHolds(stage.needs, stage.project, { who: "dana", reason: "enough" });
  await passing;
  expect(removed).toMatchObject({ kind: "done", left: [] });
  for (let change = first; change < first + 12; change += 1) {
    expect(await votesOf(stage.server, change, "Code-Review")).toEqual([]);
  }
});
