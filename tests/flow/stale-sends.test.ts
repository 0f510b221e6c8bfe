import { expect, test } from "vitest";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { decideAlone } from "#lib/flow/decide-alone.ts";
import { exemptChange } from "#lib/flow/exempt-change.ts";
import { readServer } from "#lib/flow/read-server.ts";
import { reconcileChange } from "#lib/flow/reconcile-change.ts";
import { sendBatch } from "#lib/flow/send-batch.ts";
import { setPolicy } from "#lib/flow/set-policy.ts";
import { createChange, newPatchSet } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { votesOf } from "#tests/support/seen.ts";
import { silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

const options = { holder: "a test", staleAfter: 180_000 };
const dana = { who: "dana", reason: "she knows better" };

test("a hold that waits in the outbox is not placed once a person exempts its change", async () => {
  await using stage = await outbox();
  await exemptChange(stage.needs, stage.project, `${stage.waiting}`, dana);

  expect(await sent(stage)).toEqual([]);
});

test("nor once a person gives its blueprint a slot, also where the batch is under way", async () => {
  await using stage = await outbox();
  const { needs, project } = stage;
  await setPolicy(needs, project, { "slots.count": "2" }, dana);
  const { gerrit } = needs;
  const change: typeof gerrit.change = async (ref) => {
    await assignSlot(needs, project, "bp-2", dana);
    return gerrit.change(ref);
  };

  expect(await sent({ ...stage, needs: { ...needs, gerrit: { ...gerrit, change } } })).toEqual([]);
});

test("nor once its change was read anew, before it is decided on what was read", async () => {
  await using stage = await outbox();
  const { needs, server, nova, waiting } = stage;
  await vote(server, nova.cores[0], waiting, "Code-Review", 2);
  await reconcileChange(needs, waiting);

  expect(await sent(stage)).toEqual([]);
});

test("nor while the last read is too old: an outbox may outlive a weekend", async () => {
  await using stage = await outbox();
  stage.later(2 * 86_400_000);

  expect(await sent(stage)).toEqual([]);
});

test("no author is warned who has spoken on another change since it was decided", async () => {
  await using stage = await silentProject();
  const { needs, project, server, nova, inside, acts } = stage;
  const other = await stage.upload(nova.authors[0], "inside");
  for (const change of [inside, other]) {
    await vote(server, nova.cores[0], change, "Code-Review", -1);
  }
  await acts();
  stage.wait("5d");
  await readServer(needs, "a test");
  const decided = await decideAlone(needs, project, options);
  expect(decided).toMatchObject({ value: { pending: 1 } });

  await newPatchSet(server, nova.authors[0], other);
  await readServer(needs, "a test");
  await sendBatch(needs, project, { ...options, atMost: 30_000, mayGoOn: () => true });

  expect(await stage.warnings(inside)).toEqual([]);
});

test("where a send breaks, no other is under way when the batch ends", async () => {
  await using stage = await outbox(4);
  const { needs } = stage;
  let underWay = 0;
  let isFirst = true;
  const review: typeof needs.gerrit.review = async (...words) => {
    if (isFirst) {
      isFirst = false;
      await expect.poll(() => underWay).toBe(3);
      throw new Error("our own mistake");
    }
    underWay += 1;
    await new Promise((resolve) => setTimeout(resolve, 500));
    const answer = await needs.gerrit.review(...words);
    underWay -= 1;
    return answer;
  };
  const broken = { ...stage, needs: { ...needs, gerrit: { ...needs.gerrit, review } } };

  await expect(sent(broken)).rejects.toThrow("our own mistake");
  expect(underWay).toBe(0);
});

/** A started project: bp-1 has the only slot, and holds on `count` changes of bp-2 are decided and not sent. */
async function outbox(count = 1): Promise<PassingProject & { readonly waiting: number }> {
  const stage = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  const { server, nova, needs, project } = stage;
  const upload = (blueprint: string) =>
    createChange(server, nova.authors[0], {
      repository: nova.repository,
      message: `Work on ${blueprint}\n\nBlueprint: ${blueprint}`,
    });
  await upload("bp-1");
  const waiting = await upload("bp-2");
  for (let more = 1; more < count; more += 1) await upload("bp-2");
  await stage.know([{ name: "bp-1" }, { name: "bp-2" }]);
  await stage.start();
  const decided = await decideAlone(needs, project, options);
  expect(decided).toMatchObject({ value: { pending: count } });
  return { ...stage, waiting };
}

/** Sends the outbox; the holds on the change that waits. */
async function sent({ needs, project, server, waiting }: Awaited<ReturnType<typeof outbox>>) {
  await sendBatch(needs, project, { ...options, atMost: 30_000, mayGoOn: () => true });
  const votes = await votesOf(server, waiting, "Code-Review");
  return votes.filter(({ value }) => value === -2);
}
