import { expect, test } from "vitest";
import { cleanUp } from "#lib/flow/clean-up.ts";
import { decideAlone } from "#lib/flow/decide-alone.ts";
import { readServer } from "#lib/flow/read-server.ts";
import { sendBatch } from "#lib/flow/send-batch.ts";
import { withLease } from "#lib/flow/take-lease.ts";
import { createChange } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { messagesOf, votesOf } from "#tests/support/seen.ts";

const policy = { "slots.count": "1", "slots.debt": "0" };
const options = { holder: "a test", staleAfter: 180_000 };

test("read, decided and sent apart, it is what a pass does at once; a second time nothing is left", async () => {
  await using stage = await queued(2);
  const { needs, project } = stage;

  const read = await readServer(needs, "a test");
  const decided = await decideAlone(needs, project, options);
  const sent = await sendAll(stage);

  expect(read).toMatchObject({ value: { failure: null, readable: [{ key: "nova" }] } });
  expect(decided).toMatchObject({ value: { kind: "decided", pending: 2 } });
  expect(sent).toMatchObject({ value: { sent: [{}, {}], isMore: false } });
  expect(await decideAlone(needs, project, options)).toMatchObject({
    value: { kind: "decided", pending: 0, decided: { decision: { entries: [], sends: [] } } },
  });
});

test("nothing is decided after a read that failed, until one goes well", async () => {
  await using stage = await queued(1);
  const { needs, project, server } = stage;
  const mend = server.sandbox.faults.add({
    fault: { kind: "login-page" },
    account: stage.nova.bot.username,
  });

  const failed = await readServer(needs, "a test");
  const refused = await decideAlone(needs, project, options);
  mend();
  const read = await readServer(needs, "a test");
  const decided = await decideAlone(needs, project, options);

  expect(failed).toMatchObject({ value: { readable: [], failures: 1 } });
  expect(refused).toMatchObject({ value: { kind: "unread" } });
  expect(read).toMatchObject({ value: { failure: null, failures: 0 } });
  expect(decided).toMatchObject({ value: { kind: "decided", pending: 1 } });
});

test("nothing is decided on a read that is too old, or on repositories that were never listed", async () => {
  await using stage = await queued(1);
  const { needs, project } = stage;
  const unknown = { ...project, repositories: [...project.repositories, "openstack/other"] };

  const never = await decideAlone(needs, unknown, options);
  stage.later(300_000);
  const old = await decideAlone(needs, project, options);

  expect(never).toMatchObject({ value: { kind: "unread", why: expect.stringContaining("never") } });
  expect(old).toMatchObject({ value: { kind: "unread", why: expect.stringContaining("too old") } });
  expect(await needs.database.store.tenures.open("nova")).toEqual([]);
});

test("nothing is decided while a repository is not shown to the bot", async () => {
  await using stage = await queued(1);
  const { needs, project } = stage;
  const since = needs.now();
  const text = "The repository is hidden.";
  const [repository] = project.repositories;
  const problem = { key: `repository:${repository}`, text, since };
  await needs.database.store.problems.report("nova", problem);

  expect(await decideAlone(needs, project, options)).toMatchObject({
    value: { kind: "unread", why: text },
  });
});

test("a batch ends when its time is over; the next one sends the rest, and nothing twice", async () => {
  await using stage = await queued(12);
  const { needs, project, server } = stage;
  await decideAlone(needs, project, options);
  const slow = { kind: "slow", milliseconds: 400 } as const;
  server.sandbox.faults.add({ fault: slow, method: "POST", path: /review$/ });

  const first = await sendAll(stage, 300);
  const rest = await sendAll(stage);

  const firstSent = first.kind === "done" ? first.value.sent.length : 0;
  expect(first).toMatchObject({ value: { isMore: true } });
  expect(firstSent).toBeGreaterThan(0);
  expect(firstSent).toBeLessThan(12);
  expect(rest).toMatchObject({ value: { isMore: false } });
  for (const change of stage.waiting) {
    expect(await votesOf(server, change, "Code-Review")).toMatchObject([{ value: -2 }]);
    const ours = (await messagesOf(server, change)).filter(
      ({ author }) => author === stage.nova.bot.accountId,
    );
    expect(ours).toHaveLength(1);
  }
}, 60_000);

test("what failed is not tried again at once", async () => {
  await using stage = await queued(8);
  const { needs, project, server } = stage;
  await decideAlone(needs, project, options);
  server.sandbox.faults.add({ fault: { kind: "lock-failure" }, method: "POST", path: /review$/ });

  const batch = await sendAll(stage);

  expect(batch).toMatchObject({ value: { isMore: false } });
}, 60_000);

test("servers do not wait for each other", async () => {
  await using one = await queued(1);
  const { needs } = one;
  const other = { ...needs, server: "other", projects: [] };

  const held = withLease(other, "somebody", async () => readServer(needs, "a test"));

  expect(await held).toMatchObject({ kind: "done", value: { kind: "done" } });
});

test("plans that nobody can approve any more are dropped, and nothing else", async () => {
  await using stage = await passingProject(policy);
  const { needs, project } = stage;
  const { plans } = needs.database.store;
  const ago = (days: number) => new Date(needs.now().getTime() - days * 86_400_000);
  const longAgo = new Date(0);
  await plans.keep("nova", { id: "old", at: ago(8), pairs: [] }, longAgo);
  await plans.keep("nova", { id: "young", at: ago(6), pairs: [] }, longAgo);

  await cleanUp(needs, [project]);

  expect(await plans.get("nova", "old")).toBeNull();
  expect(await plans.get("nova", "young")).not.toBeNull();
});

/** A started project that was just read: bp-1 takes the only slot, `count` changes of bp-2 are to be held. */
async function queued(count: number): Promise<PassingProject & { readonly waiting: number[] }> {
  const stage = await passingProject({ ...policy, "brake.newHolds": "1000" });
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
  await stage.start();
  return { ...stage, waiting };
}

const sendAll = ({ needs, project }: PassingProject, atMost = 30_000) =>
  sendBatch(needs, project, { ...options, atMost, mayGoOn: () => true });
