import { expect, test } from "vitest";
import { readCondition } from "#lib/flow/read-condition.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { heldAmong } from "#tests/support/bot-traces.ts";
import type { PassingProject } from "#tests/support/passing-project.ts";
import { silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

const obstaclesOf = async ({ needs, project }: PassingProject) =>
  (await readCondition(needs, project)).obstacles;

test("a Gerrit that is down for a weekend decides nothing, and nobody is bumped for it unwarned", async () => {
  await using nova = await silentProject();
  const scene = { server: nova.server, people: nova.nova };
  await vote(nova.server, nova.nova.cores[0], nova.inside, "Code-Review", -1);
  nova.wait("4d");
  await nova.acts();

  const heal = nova.server.sandbox.faults.add({ fault: { kind: "unavailable" } });
  const friday = nova.needs.now();
  for (let half = 0; half < 5; half++) {
    expect(await nova.acts()).toEqual([]);
    nova.wait("12h");
  }
  const [silence] = await obstaclesOf(nova);
  const during = await showBoard(nova.needs, nova.project);
  heal();

  expect(silence).toMatchObject({
    fact: "Gerrit silent",
    effect: "nothing is held, bumped or freed until it answers",
    since: friday,
  });
  expect(during.slots).toMatchObject([{ blueprint: "inside" }]);
  // Ten days of silence passed in the end; the warning comes first all the same.
  nova.wait("4d");
  expect(await nova.acts()).toEqual([`warn ${nova.inside}`]);
  expect(await obstaclesOf(nova)).toEqual([]);
  expect(await heldAmong(scene, [nova.inside, nova.next])).toEqual([nova.next]);
  expect(await nova.acts()).toEqual([]);
  nova.wait("5d");
  expect(await nova.acts()).toContain("free inside bumped");
}, 120_000);

test("a server that answers with a login page for a day is silent too, in words that name it", async () => {
  await using nova = await silentProject();
  const heal = nova.server.sandbox.faults.add({ fault: { kind: "login-page" } });

  expect(await nova.acts()).toEqual([]);
  nova.wait("24h");
  expect(await nova.acts()).toEqual([]);

  expect((await obstaclesOf(nova))[0]).toMatchObject({
    fact: "Gerrit silent",
    remedy: expect.stringContaining("perhaps a login page"),
  });
  heal();
  await nova.acts();
  expect(await obstaclesOf(nova)).toEqual([]);
}, 60_000);

test("a service clock that jumps a day ahead and back repeats nothing, and is told while it is wrong", async () => {
  await using nova = await silentProject();
  const day = 86_400_000;

  nova.later(day);
  expect(await nova.acts()).toEqual([]);
  expect(await obstaclesOf(nova)).toMatchObject([
    { key: "clock", fact: "The service's clock is 1 d ahead of Gerrit's", isTotal: false },
  ]);
  nova.later(-day);
  expect(await nova.acts()).toEqual([]);
  expect(await obstaclesOf(nova)).toEqual([]);

  nova.later(-day);
  expect(await nova.acts()).toEqual([]);
  expect(await obstaclesOf(nova)).toMatchObject([
    { fact: "The service's clock is 1 d behind Gerrit's" },
  ]);
  nova.later(day);
  expect(await nova.acts()).toEqual([]);
  expect(await obstaclesOf(nova)).toEqual([]);
}, 60_000);

test("a lease and a full read from before a clock was set back put nothing off", async () => {
  await using nova = await silentProject();
  const day = 86_400_000;
  nova.later(day);
  await nova.acts();
  expect(await takeLease(nova)).toBe(true);
  const { lastFullReadAt: ahead } = await readCondition(nova.needs, nova.project);

  nova.later(-day);
  nova.wait("1m");
  expect(await nova.acts()).toEqual([]);

  const { lastFullReadAt, lastReadAt } = await readCondition(nova.needs, nova.project);
  expect(lastReadAt).toEqual(nova.needs.now());
  expect(lastFullReadAt?.getTime()).toBeLessThan(ahead?.getTime() ?? 0);
}, 60_000);

/** As a process does that is killed while it has the lease: nobody gives it back. */
async function takeLease({ needs }: PassingProject): Promise<boolean> {
  const now = needs.now();
  const until = new Date(now.getTime() + 10_000);
  const { kind } = await needs.database.transaction((store) =>
    store.leases.take("server:sandbox", "killed", now, until),
  );
  return kind === "taken";
}
