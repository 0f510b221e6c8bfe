import { expect, test } from "vitest";
import { endExemptions } from "#lib/flow/end-exemptions.ts";
import { exemptChange } from "#lib/flow/exempt-change.ts";
import { unlinkChange } from "#lib/flow/unlink-change.ts";
import { seen } from "#tests/database/examples.ts";
import { core, type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";

type Seen = Parameters<typeof seen>[1];

test("a person exempts a change until it is taken back", async () => {
  await using nova = await withChange({});

  const exempted = await exemptChange(nova.needs, nova.project, "42", core);
  expect(exempted).toMatchObject({ kind: "done", change: 42, changed: true });
  expect(await exemptionsOf(nova)).toMatchObject([
    { kind: "person", who: "sdague", reason: "agreed in the meeting", endedAt: null },
  ]);

  const again = await exemptChange(nova.needs, nova.project, "42", core);
  expect(again).toMatchObject({ changed: false });

  const ended = await endExemptions(nova.needs, nova.project, "42", core);
  expect(ended).toMatchObject({ kind: "done", changed: true });
  expect(await exemptionsOf(nova)).toMatchObject([{ endedAt: nova.needs.now() }]);
  const rows = await nova.history();
  expect(rows.map(({ code, change }) => [code, change])).toEqual([
    ["taken-back", 42],
    ["person", 42],
  ]);
});

test("taking back ends an approval's exemption and that of a removed vote too", async () => {
  await using nova = await withChange({});
  const { now } = nova.needs;
  const given = { who: "kim", at: now(), reason: "kim approved it", endedAt: null };
  const approval = { label: "Workflow", account: 7, patchSet: 1 };
  await nova.store.exemptions.save("opendev", 42, { ...given, kind: "approved", approval });
  await nova.store.exemptions.save("opendev", 42, {
    ...given,
    kind: "vote-removed",
    approval: null,
  });

  await endExemptions(nova.needs, nova.project, "42", core);

  const ended = (await exemptionsOf(nova)).map(({ endedAt }) => endedAt);
  expect(ended).toEqual([now(), now()]);
});

test.each([
  ["its address", "https://review.example.org/c/openstack/nova/+/42"],
  ["its Change-Id", `I${"0".repeat(39)}a`],
])("a change may be named by %s", async (_what, text) => {
  await using nova = await withChange({ changeId: `I${"0".repeat(39)}a` });

  expect(await exemptChange(nova.needs, nova.project, text, core)).toMatchObject({ change: 42 });
});

test.each<[string, Seen, string, string]>([
  ["an unknown change", {}, "43", "unknown-change"],
  ["a word that is no change", {}, "scheduler-lib", "not-a-change"],
  ["a merged change", { status: "MERGED" }, "42", "closed"],
  ["another project's change", { repository: "openstack/cinder" }, "42", "other-repository"],
])("%s can't be exempted", async (_what, change, text, code) => {
  await using nova = await withChange(change);

  expect(await exemptChange(nova.needs, nova.project, text, core)).toMatchObject({ code });
  expect(await nova.history()).toEqual([]);
});

test("nothing is taken back of a change that is not exempt", async () => {
  await using nova = await withChange({});

  const refused = await endExemptions(nova.needs, nova.project, "42", core);
  expect(refused).toMatchObject({ kind: "refused", code: "not-exempt" });
});

const dropped = [
  { blueprints: [{ name: "scheduler-lib", kind: "implements" as const }], topic: null },
];

test("a dropped link is forgotten on a person's word", async () => {
  await using nova = await withChange({ message: "No name any more" }, dropped);

  const unlinked = await unlinkChange(nova.needs, nova.project, "42", core);

  expect(unlinked).toMatchObject({
    kind: "done",
    text: "Change 42 is unlinked from scheduler-lib.",
  });
  expect((await nova.store.changes.get("opendev", 42))?.earlier).toEqual([]);
  const [row] = await nova.history();
  expect(row).toMatchObject({ kind: "unlink", change: 42, facts: { earlier: dropped } });
});

test.each<[string, Seen, string]>([
  ["the message names it", { message: "Split\n\nImplements: blueprint scheduler-lib" }, "linked"],
  ["the topic names it", { message: "Split", topic: "bp/scheduler-lib" }, "linked"],
])("a link stays while %s", async (_what, change, code) => {
  await using nova = await withChange(change, dropped);

  expect(await unlinkChange(nova.needs, nova.project, "42", core)).toMatchObject({ code });
  expect((await nova.store.changes.get("opendev", 42))?.earlier).toEqual(dropped);
});

test("a change without any link has nothing to unlink", async () => {
  await using nova = await withChange({ message: "A tidy commit" });

  const refused = await unlinkChange(nova.needs, nova.project, "42", core);
  expect(refused).toMatchObject({ code: "not-linked" });
});

/** Change 42 is known, and so is the blueprint scheduler-lib. */
async function withChange(
  change: Seen,
  earlier: Parameters<DecidingProject["store"]["changes"]["save"]>[1][number]["earlier"] = [],
): Promise<DecidingProject> {
  const nova = await decidingProject();
  await nova.know("scheduler-lib");
  await nova.store.changes.save("opendev", [{ ...seen(42, change), earlier }]);
  return nova;
}

const exemptionsOf = async (nova: DecidingProject) =>
  (await nova.store.changes.get("opendev", 42))?.exemptions ?? [];
