import { expect, test } from "vitest";
import { listChanges } from "#lib/flow/list-changes.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { runPasses } from "#lib/flow/run-passes.ts";
import { GerritError } from "#lib/gerrit/error.ts";
import { abandon, createChange, newPatchSet, setTopic } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { setCopyCondition } from "#tests/support/projects.ts";
import { messagesOf, votesOf } from "#tests/support/seen.ts";
import { deleteVote, vote } from "#tests/support/votes.ts";

type Gerrit = PassingProject["needs"]["gerrit"];

const oneSlot = { "slots.count": "1", "slots.debt": "0" };

test("an approval that comes while a hold is being sent is seen by the next pass", async () => {
  await using stage = await passingProject(oneSlot);
  const waiting = await queueUp(stage);
  await stage.start();

  const [dana] = stage.nova.cores;
  await passWhile(stage, () => vote(stage.server, dana, waiting, "Code-Review", 2));

  expect((await stage.pass()).actions).toMatchObject([{ kind: "lift", change: waiting }]);
});

test("a message that is replaced while a hold is being sent is read by the next pass", async () => {
  await using stage = await passingProject(oneSlot);
  const waiting = await queueUp(stage);
  await stage.start();

  const message = "Work on the other one\n\nBlueprint: bp-1";
  const [author] = stage.nova.authors;
  await passWhile(stage, () => newPatchSet(stage.server, author, waiting, { message }));

  expect((await stage.pass()).actions).toMatchObject([{ kind: "lift", change: waiting }]);
});

test("a topic that is taken away while a hold is being sent is remembered", async () => {
  await using stage = await passingProject(oneSlot);
  const { server, nova } = stage;
  await queueUp(stage);
  const [author] = nova.authors;
  const byTopic = { repository: nova.repository, message: "Say nothing", topic: "bp/bp-2" };
  const waiting = await createChange(server, author, byTopic);
  await stage.start();

  await passWhile(stage, () => setTopic(server, author, waiting, ""));

  expect((await stage.pass()).actions).toEqual([]);
  const listed = await listChanges(stage.needs, stage.project, { verdict: "waiting" });
  expect(listed).toContainEqual(expect.objectContaining({ change: waiting, linkedBy: "dropped" }));
});

test("no slot falls free when a pause comes while its changes are read singly", async () => {
  await using stage = await passingProject({ ...oneSlot, "slots.freeEmptyAfter": "0s" });
  const { needs, project, server, nova } = stage;
  const waiting = await queueUp(stage);
  await stage.start();
  await stage.pass();
  await abandon(server, nova.authors[0], waiting - 1);

  const report = await passWith(stage, {
    ...needs.gerrit,
    change: async (ref) => {
      await pauseProject(needs, project, { who: "dana", reason: "a look first" });
      return needs.gerrit.change(ref);
    },
  });

  expect(report).toMatchObject({ paused: true, actions: [] });
  expect(await needs.database.store.tenures.open("nova")).toMatchObject([{ blueprint: "bp-1" }]);
});

test("a hold without an answer whose vote a new patch set lost is put back without a word", async () => {
  await using stage = await passingProject(oneSlot);
  const { server, nova } = stage;
  await setCopyCondition(server, "Code-Review", "changekind:NO_CHANGE");
  const waiting = await queueUp(stage);
  await stage.start();
  await passWith(stage, lossy(stage));

  await newPatchSet(server, nova.authors[0], waiting);

  expect((await stage.pass()).actions).toMatchObject([{ kind: "restore", posts: null }]);
  const words = await messagesOf(server, waiting);
  expect(words.filter(({ message }) => message.includes("Waiting for"))).toHaveLength(1);
});

test("a hold without an answer that a person took off is a person's decision", async () => {
  await using stage = await passingProject(oneSlot);
  const { server, nova } = stage;
  const waiting = await queueUp(stage);
  await stage.start();
  await passWith(stage, lossy(stage));

  await deleteVote(server, server.admin, waiting, nova.bot, "Code-Review");

  expect((await stage.pass()).actions).toEqual([]);
  expect(await votesOf(server, waiting, "Code-Review")).toEqual([]);
  const exempt = await listChanges(stage.needs, stage.project, { verdict: "exempt" });
  expect(exempt).toMatchObject([{ change: waiting }]);
});

/** bp-1 takes the only slot with its one change; the number of the next one, which waits for bp-2. */
async function queueUp({ server, nova, know }: PassingProject): Promise<number> {
  const upload = (blueprint: string) =>
    createChange(server, nova.authors[0], {
      repository: nova.repository,
      message: `Work on ${blueprint}\n\nBlueprint: ${blueprint}`,
    });
  await upload("bp-1");
  await know([{ name: "bp-1" }, { name: "bp-2" }]);
  return upload("bp-2");
}

/** A pass during which something happens just before the first vote reaches the server. */
async function passWhile(stage: PassingProject, happens: () => Promise<unknown>) {
  const { gerrit } = stage.needs;
  const pending = [happens];
  await passWith(stage, {
    ...gerrit,
    review: async (...review) => {
      await Promise.all(pending.splice(0).map((one) => one()));
      return gerrit.review(...review);
    },
  });
}

/** A server whose answers to votes never arrive. */
const lossy = ({ needs: { gerrit } }: PassingProject): Gerrit => ({
  ...gerrit,
  review: async (...review) => {
    await gerrit.review(...review);
    throw new GerritError("timeout", "the answer did not come");
  },
});

async function passWith(stage: PassingProject, gerrit: Gerrit) {
  const needs = { ...stage.needs, gerrit };
  const passes = await runPasses({ ...needs, servers: new Map([["sandbox", needs]]) }, "a test");
  return passes.kind === "done" ? passes.value[0] : undefined;
}
