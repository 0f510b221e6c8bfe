import { expect, test } from "vitest";
import { endExemptions } from "#lib/flow/end-exemptions.ts";
import { exemptChange } from "#lib/flow/exempt-change.ts";
import { abandon, createChange, deleteChange, restore } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { messagesOf } from "#tests/support/seen.ts";
import { deleteVote } from "#tests/support/votes.ts";

const oneSlot = { "slots.count": "1", "slots.debt": "0" };
const core = { who: "dana", reason: "needed by the gate" };

test("a vote that a person took off stays off when the change is abandoned and restored", async () => {
  await using stage = await passingProject(oneSlot);
  const { server, nova } = stage;
  const waiting = await startWithOneHeld(stage);
  await deleteVote(server, server.admin, waiting, nova.bot, "Code-Review");
  await abandon(server, nova.authors[0], waiting);
  await stage.pass();

  await restore(server, nova.authors[0], waiting);

  expect((await stage.pass()).actions).toEqual([]);
});

test("a hold that comes off twice for the same reason in one state says so once", async () => {
  await using stage = await passingProject(oneSlot);
  const waiting = await startWithOneHeld(stage);
  await exemptAndBack(stage, waiting);

  await exemptAndBack(stage, waiting);

  expect((await wordsOf(stage, waiting)).filter((text) => text.includes("lifted"))).toHaveLength(1);
});

test("a hold in words that was told stands again without a request to the server", async () => {
  await using stage = await passingProject({ ...oneSlot, "hold.mode": "comment" });
  const { server, nova } = stage;
  const waiting = await startWithOneHeld(stage);
  await exemptAndBack(stage, waiting);

  const own = server.sandbox.log.filter(({ account }) => account === nova.bot.username);
  expect(own.filter(({ isWrite }) => isWrite)).toHaveLength(2);
  expect(await wordsOf(stage, waiting)).toHaveLength(2);
  expect((await stage.pass()).actions).toEqual([]);
});

test("a conflict is seen by a full read although the change itself was not updated", async () => {
  await using stage = await passingProject(oneSlot);
  const { state } = stage.server.sandbox;
  state.reportMergeable = true;
  const waiting = await startWithOneHeld(stage);
  const change = state.changes.get(waiting);
  if (change) change.conflicting = true;

  stage.later(7 * 3_600_000);
  await stage.pass();

  const stored = await stage.needs.database.store.changes.get("sandbox", waiting);
  expect(stored?.change.isMergeable).toBe(false);
});

test("a lift on a change that does not answer is decided once, however many passes ask", async () => {
  await using stage = await passingProject(oneSlot);
  const { needs, project, server } = stage;
  const waiting = await startWithOneHeld(stage);
  await exemptChange(needs, project, String(waiting), core);
  await deleteChange(server, waiting);

  for (let count = 0; count < 3; count += 1) await stage.pass();

  const rows = await needs.database.store.history.list("nova", { limit: 50 });
  expect(rows.filter(({ kind }) => kind === "lift")).toHaveLength(1);
});

/** bp-1 takes the only slot; the number of the change that waits for bp-2. */
async function startWithOneHeld(stage: PassingProject): Promise<number> {
  const { server, nova, know } = stage;
  const upload = (blueprint: string) =>
    createChange(server, nova.authors[0], {
      repository: nova.repository,
      message: `Work on ${blueprint}\n\nBlueprint: ${blueprint}`,
    });
  await upload("bp-1");
  const waiting = await upload("bp-2");
  await know([{ name: "bp-1" }, { name: "bp-2" }]);
  await stage.start();
  await stage.pass();
  return waiting;
}

async function exemptAndBack({ needs, project, pass }: PassingProject, number: number) {
  await exemptChange(needs, project, String(number), core);
  await pass();
  await endExemptions(needs, project, String(number), core);
  await pass();
}

/** What the bot said, Gerrit's own line on patch set and vote left out. */
async function wordsOf({ server, nova }: PassingProject, number: number): Promise<string[]> {
  const messages = await messagesOf(server, number);
  return messages
    .filter(({ author }) => author === nova.bot.accountId)
    .map(({ message }) => message.replace(/^Patch Set \d+:.*\n*/, ""))
    .filter((text) => text !== "");
}
