import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore, type StateDatabase } from "#lib/database/database.ts";
import { stageBackup } from "#lib/database/restore.ts";
import { decideAlone } from "#lib/flow/decide-alone.ts";
import { markRestored } from "#lib/flow/mark-restored.ts";
import type { ServerNeeds } from "#lib/flow/needs.ts";
import { readServer } from "#lib/flow/read-server.ts";
import { releaseBlueprint } from "#lib/flow/release-blueprint.ts";
import { resumeProject } from "#lib/flow/resume-project.ts";
import { runPasses } from "#lib/flow/run-passes.ts";
import { showStatus } from "#lib/flow/show-status.ts";
import { botMessages, expectNoVoteTwice, heldAmong } from "#tests/support/bot-traces.ts";
import { createChange } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { silentProject } from "#tests/support/silent-project.ts";
import { migrations } from "#tests/support/temporary-database.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { deleteVote, vote } from "#tests/support/votes.ts";

const oneSlot = { "slots.count": "1", "slots.debt": "0" };
const lead = { who: "lead", reason: "it is time" };

/** A project of which the first blueprint has the slot and the others are on hold, a change each. */
async function runningProject(policy: Readonly<Record<string, string>> = {}) {
  const nova = await passingProject({ ...oneSlot, ...policy });
  const folder = await temporaryFolder();
  const numbers: number[] = [];
  for (const name of ["first", "second", "third"]) numbers.push(await upload(nova, name));
  await nova.know([{ name: "first" }, { name: "second" }, { name: "third" }]);
  await nova.start();
  await nova.pass();
  const backup = join(folder.path, "backup.db");
  return {
    nova,
    numbers,
    scene: { server: nova.server, people: nova.nova },
    backUp: () => (nova.needs.database as StateDatabase).backup(backup),
    restore: () => restoreFrom(nova, backup, join(folder.path, "restored", "slots.db")),
    [Symbol.asyncDispose]: async () => {
      await nova[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** The same project on the same server as it goes on with a restored state. */
async function restoreFrom({ needs, project }: PassingProject, backup: string, file: string) {
  const staged = stageBackup(backup, file, migrations, needs.now());
  const copy = await openStore({ file: staged.part, migrations, keepsCopy: false });
  await markRestored({ database: copy, now: needs.now }, "operator");
  await copy.close();
  staged.swap();
  const database = await openStore({ file, migrations });
  const restored: ServerNeeds = { ...needs, database };
  return {
    needs: restored,
    project,
    database,
    pass: async () => {
      const all = { ...restored, servers: new Map([["sandbox", restored]]) };
      const passes = await runPasses(all, "a test");
      if (passes.kind !== "done") throw new Error("no pass was made");
      return passes.value[0]?.actions ?? [];
    },
  };
}

test("after a restore nothing is written until a person resumes, and the gap is as if it had not been", async () => {
  await using running = await runningProject();
  await running.backUp();
  running.nova.later(3 * 86_400_000);
  const restored = await running.restore();
  const { cursor } = await restored.database.store.servers.get("sandbox");

  const actions = await restored.pass();
  const { paused, pausedAt, pausedBy, problems } = await showStatus(
    restored.needs,
    restored.project,
    {},
    ["nova"],
  );

  expect(actions).toEqual([]);
  expect(paused).toBe(true);
  expect(pausedBy).toMatchObject({ who: "operator" });
  expect(restored.needs.now().getTime() - (pausedAt?.getTime() ?? 0)).toBeGreaterThan(
    2 * 86_400_000,
  );
  expect(problems.find(({ key }) => key === "restored")?.since).toEqual(cursor);
  await restored.database.close();
});

test("nothing is decided on what the backup knows before the server was read anew", async () => {
  await using running = await runningProject();
  await running.backUp();
  await upload(running.nova, "second");
  const restored = await running.restore();
  await resumeProject(restored.needs, restored.project, lead);

  const options = { holder: "a test", staleAfter: 180_000 };
  const alone = await decideAlone(restored.needs, restored.project, options);

  expect(alone).toMatchObject({ value: { kind: "unread", why: "the server was never read" } });
  expect((await restored.pass()).map(({ kind }) => kind)).toEqual(["hold"]);
  const { problems } = await showStatus(restored.needs, restored.project, {}, ["nova"]);
  expect(problems).toEqual([]);
  await restored.database.close();
});

test("holds that the backup does not know are taken over without another word", async () => {
  await using running = await runningProject();
  await running.backUp();
  const later = [await upload(running.nova, "second"), await upload(running.nova, "third")];
  await running.nova.pass();
  const before = await Promise.all(later.map((number) => botMessages(running.scene, number)));
  const restored = await running.restore();

  await resumeProject(restored.needs, restored.project, lead);
  const actions = [...(await restored.pass()), ...(await restored.pass())];

  expect(actions).toEqual([]);
  expect(await heldAmong(running.scene, later)).toEqual(later);
  const after = await Promise.all(later.map((number) => botMessages(running.scene, number)));
  expect(after).toEqual(before);
  await restored.database.close();
});

test("holds in words that the backup does not know are not said again", async () => {
  await using running = await runningProject({ "hold.mode": "comment" });
  await running.backUp();
  const fresh = await upload(running.nova, "second");
  await running.nova.pass();
  const before = await botMessages(running.scene, fresh);
  const restored = await running.restore();

  await resumeProject(restored.needs, restored.project, lead);
  await restored.pass();
  await restored.pass();

  expect(before).toHaveLength(1);
  expect(await botMessages(running.scene, fresh)).toEqual(before);
  await restored.database.close();
});

test("a hold that a person took off after the backup is not put back", async () => {
  await using running = await runningProject();
  const [, second = 0] = running.numbers;
  await running.backUp();
  const { server, nova } = running.nova;
  await deleteVote(server, server.admin, second, nova.bot, "Code-Review");
  await running.nova.pass();
  const restored = await running.restore();

  await resumeProject(restored.needs, restored.project, lead);
  await restored.pass();
  await restored.pass();

  expect(await heldAmong(running.scene, running.numbers)).toEqual([running.numbers[2]]);
  await restored.database.close();
});

test("so is one that was placed and taken off by hand, both after the backup", async () => {
  await using running = await runningProject();
  await running.backUp();
  const fresh = await upload(running.nova, "second");
  await running.nova.pass();
  const { server, nova } = running.nova;
  await deleteVote(server, server.admin, fresh, nova.bot, "Code-Review");
  const restored = await running.restore();

  await resumeProject(restored.needs, restored.project, lead);
  await restored.pass();

  expect(await heldAmong(running.scene, [fresh])).toEqual([]);
  await restored.database.close();
});

test("what waited in the outbox at the backup, and was taken off by hand since, is not sent again", async () => {
  await using running = await runningProject();
  const { needs, project, server, nova } = running.nova;
  const fresh = await upload(running.nova, "third");
  await readServer(needs, "a test");
  await decideAlone(needs, project, { holder: "a test", staleAfter: 180_000 });
  await running.backUp();
  expect(await needs.database.store.intents.all("nova")).toMatchObject([{ change: fresh }]);
  await running.nova.pass();
  await deleteVote(server, server.admin, fresh, nova.bot, "Code-Review");
  const restored = await running.restore();

  await resumeProject(restored.needs, restored.project, lead);
  await restored.pass();
  await restored.pass();

  expect(await heldAmong(running.scene, [fresh])).toEqual([]);
  expect(await botMessages(running.scene, fresh)).toHaveLength(1);
  await restored.database.close();
});

test("an author who was warned after the backup is not warned again, and not bumped any sooner", async () => {
  await using nova = await silentProject();
  await using folder = await temporaryFolder();
  await vote(nova.server, nova.nova.cores[0], nova.inside, "Code-Review", -1);
  nova.wait("4d");
  await nova.acts();
  const backup = join(folder.path, "backup.db");
  await (nova.needs.database as StateDatabase).backup(backup);
  nova.wait("1d");
  expect(await nova.acts()).toEqual([`warn ${nova.inside}`]);
  const restored = await restoreFrom(nova, backup, join(folder.path, "slots.db"));

  await resumeProject(restored.needs, restored.project, lead);
  const after = await restored.pass();
  nova.wait("3d");
  const later = await restored.pass();

  expect([...after, ...later]).toEqual([]);
  expect(await nova.warnings(nova.inside)).toHaveLength(1);
  nova.wait("3d");
  expect((await restored.pass()).map(({ kind }) => kind)).toContain("free");
  await restored.database.close();
});

test("a hold that was lifted by a decision the backup does not know is placed anew with its words, not as a lost one", async () => {
  await using running = await runningProject();
  const [first = 0, second = 0] = running.numbers;
  await running.backUp();
  // The first leaves its slot by a person's word, and the second gets it.
  await releaseBlueprint(running.nova.needs, running.nova.project, "first", lead);
  await running.nova.pass();
  expect(await heldAmong(running.scene, [first, second])).toEqual([first]);
  const restored = await running.restore();

  await resumeProject(restored.needs, restored.project, lead);
  await restored.pass();
  await restored.pass();

  expect(await heldAmong(running.scene, [first, second])).toEqual([second]);
  const words = await botMessages(running.scene, second);
  expect(words.at(-1)).toContain("Waiting for a review slot");
  for (const number of running.numbers) await expectNoVoteTwice(running.scene, number);
  await restored.database.close();
});

const upload = ({ server, nova }: PassingProject, blueprint: string) =>
  createChange(server, nova.authors[0], {
    repository: nova.repository,
    message: `Work on ${blueprint}\n\nImplements: blueprint ${blueprint}\n`,
  });
