import Driver from "better-sqlite3";
import { expect, test } from "vitest";
import { readCondition } from "#lib/flow/read-condition.ts";
import { readReadiness } from "#lib/flow/read-readiness.ts";
import { runPasses } from "#lib/flow/run-passes.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { botMessages, heldAmong } from "#tests/support/bot-traces.ts";
import { createChange } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { type StrainedStore, strainedStore } from "#tests/support/strained-store.ts";

const oneSlot = { "slots.count": "1", "slots.debt": "0" };

/** A started project with one blueprint in its slot; the disk can be strained at any moment. */
async function strainedProject() {
  const made: { store: StrainedStore | null } = { store: null };
  const open = async () => {
    made.store = await strainedStore();
    return made.store;
  };
  const nova = await passingProject(oneSlot, { store: open });
  const { store } = made;
  if (store === null) throw new Error("the state was not opened");
  await nova.know([{ name: "first" }, { name: "second" }]);
  await upload(nova, "first");
  await nova.start();
  await nova.pass();
  return { nova, store, scene: { server: nova.server, people: nova.nova } };
}

/** Uploads much work for the line: more than fits into the pages that are there. */
async function uploadMuch(nova: PassingProject): Promise<number[]> {
  const numbers: number[] = [];
  for (let count = 0; count < 6; count++) numbers.push(await upload(nova, "second", 2_000));
  return numbers;
}

const wordsOf = async ({ needs, project }: PassingProject) => {
  const { obstacles } = await readCondition(needs, project);
  return obstacles.map(({ fact, effect }) => `${fact}: ${effect}.`);
};
const effect = "nothing is held, bumped or freed until it can be written again";

test("a full disk stops the pass before anything is sent, is told on the board, and heals by itself", async () => {
  const { nova, store, scene } = await strainedProject();
  const numbers = await uploadMuch(nova);
  await store.fillDisk();

  await expect(nova.pass()).rejects.toMatchObject({ fault: "disk-full", retryable: true });
  const board = await showBoard(nova.needs, nova.project);
  const ready = await readReadiness(nova.needs);

  expect(board.condition.obstacles[0]).toMatchObject({ key: "database", fact: "The disk is full" });
  expect(await wordsOf(nova)).toContain(`The disk is full: ${effect}.`);
  expect(ready).toMatchObject({ ready: false, code: "database-disk-full" });
  expect(await heldAmong(scene, numbers)).toEqual([]);

  await store.makeRoom();
  store.later(2 * 60_000);
  await nova.pass();

  expect(await heldAmong(scene, numbers)).toEqual(numbers);
  expect(await wordsOf(nova)).toEqual([]);
  expect(await readReadiness(nova.needs)).toEqual({ ready: true });
  expect(await store.integrity()).toEqual([{ integrity_check: "ok" }]);
  await nova[Symbol.asyncDispose]();
});

test("a database that is write-protected while a hold is being sent doubles no word afterwards", async () => {
  const { nova, store, scene } = await strainedProject();
  const waiting = await upload(nova, "second");
  const { gerrit } = nova.needs;
  const strained = { ...nova.needs, gerrit: { ...gerrit, review: reviewThen(gerrit, store) } };

  await expect(passWith(nova, strained)).rejects.toMatchObject({ fault: "read-only" });
  expect(await heldAmong(scene, [waiting])).toEqual([waiting]);
  const once = await botMessages(scene, waiting);
  await store.unprotect();
  await nova.pass();
  await nova.pass();

  expect(once).toHaveLength(1);
  expect(await botMessages(scene, waiting)).toEqual(once);
  expect((await showBoard(nova.needs, nova.project)).held).toBe(1);
  await nova[Symbol.asyncDispose]();
});

test("a write-protected database is told with its remedy, and heals by itself", async () => {
  const { nova, store, scene } = await strainedProject();
  const waiting = await upload(nova, "second");
  await store.protect();

  await expect(nova.pass()).rejects.toMatchObject({ fault: "read-only" });
  expect(await wordsOf(nova)).toContain(`The database can't be written: ${effect}.`);
  expect((await nova.needs.database.condition()).fault?.remedy).toContain(
    "Give this account the right to write",
  );
  expect(await heldAmong(scene, [waiting])).toEqual([]);

  await store.unprotect();
  await nova.pass();
  expect(await heldAmong(scene, [waiting])).toEqual([waiting]);
  await nova[Symbol.asyncDispose]();
});

test("a database that another program keeps locked is read on, and written when it is free", async () => {
  const { nova, store, scene } = await strainedProject();
  const waiting = await upload(nova, "second");
  const other = new Driver(store.file);
  other.exec("BEGIN EXCLUSIVE");

  await expect(nova.pass()).rejects.toMatchObject({ fault: "busy", retryable: true });
  expect(await wordsOf(nova)).toContain(`The database is locked by another program: ${effect}.`);
  expect(await heldAmong(scene, [waiting])).toEqual([]);

  other.exec("COMMIT");
  other.close();
  await nova.pass();
  expect(await heldAmong(scene, [waiting])).toEqual([waiting]);
  expect(await wordsOf(nova)).toEqual([]);
  await nova[Symbol.asyncDispose]();
}, 240_000);

test("a damaged database decides nothing, and says so on the board as far as it can be read", async () => {
  const { nova, store, scene } = await strainedProject();
  const waiting = await upload(nova, "second");
  await store.wreck();

  await expect(nova.pass()).rejects.toMatchObject({ fault: "damaged" });

  expect((await nova.needs.database.condition()).fault).toMatchObject({
    fault: "damaged",
    remedy: expect.stringContaining("slots restore"),
  });
  expect(await readReadiness(nova.needs)).toMatchObject({ ready: false });
  expect(await heldAmong(scene, [waiting])).toEqual([]);
  await nova[Symbol.asyncDispose]();
});

type Gerrit = PassingProject["needs"]["gerrit"];

/** The vote arrives, and then it can't be noted. */
const reviewThen =
  (gerrit: Gerrit, store: StrainedStore): Gerrit["review"] =>
  async (...given) => {
    const answer = await gerrit.review(...given);
    await store.protect();
    return answer;
  };

async function passWith({ project }: PassingProject, needs: PassingProject["needs"]) {
  return runPasses({ ...needs, servers: new Map([[project.server, needs]]) }, "a test");
}

const upload = ({ server, nova }: PassingProject, blueprint: string, length = 0) =>
  createChange(server, nova.authors[0], {
    repository: nova.repository,
    message: `Work on ${blueprint}\n\n${"so much to say ".repeat(length)}\n\nImplements: blueprint ${blueprint}\n`,
  });
