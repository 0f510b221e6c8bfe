import { expect, test } from "vitest";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { explainPolicy } from "#lib/flow/explain-policy.ts";
import { setPolicy } from "#lib/flow/set-policy.ts";
import { showPolicy, showPolicyHistory } from "#lib/flow/show-policy.ts";
import { seen, vote } from "#tests/database/examples.ts";
import { core, type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";

test("each change of the policy is a version with who, when, why and what", async () => {
  await using nova = await decidingProject({ "slots.count": "8" });
  nova.later(1_000);

  const done = await set(nova, { "slots.count": "12", "ready.checks": "ci" });

  expect(done).toMatchObject({ kind: "done", version: 2 });
  const shown = await showPolicy(nova.needs, nova.project);
  expect(shown).toMatchObject({ version: 2, who: "sdague", why: "agreed in the meeting" });
  expect(shown?.settings).toMatchObject({ "slots.count": "12", "slots.lendAfter": "7d" });
  expect(await showPolicyHistory(nova.needs, nova.project)).toMatchObject([
    {
      version: 2,
      at: nova.needs.now(),
      changes: [
        { key: "slots.count", from: "8", to: "12" },
        { key: "ready.checks", from: "conflict,ci", to: "ci" },
      ],
    },
    { version: 1, changes: [{ key: "slots.count", from: "10", to: "8" }] },
  ]);
  expect(await nova.history()).toMatchObject([{ kind: "policy", facts: { policy: 2 } }]);
});

test("each setting is told in words, beside its value and what is usual", async () => {
  await using nova = await decidingProject({ "slots.count": "8" });
  await set(nova, { "bump.warnAfter": "36h" });

  const { parts, differing, history } = await explainPolicy(nova.needs, nova.project);

  expect(parts.map(({ title }) => title)).toEqual([
    "Slots",
    "Ready for a slot",
    "Silent authors",
    "Holds",
    "The brake",
    "The order",
  ]);
  const [slots, , silent] = parts;
  expect(slots?.settings[0]).toEqual({
    key: "slots.count",
    text: "8 slots: up to 8 blueprints under review at once.",
    value: "8",
    standard: "10",
  });
  expect(silent?.settings).toMatchObject([
    { text: "An author silent for 36 hours is warned.", value: "36h", standard: "5d" },
    { key: "bump.after", value: "10d", standard: null },
  ]);
  expect(differing).toBe(2);
  expect(history.map(({ version }) => version)).toEqual([2, 1]);
});

test("what the policy says already makes no version", async () => {
  await using nova = await decidingProject();

  expect(await set(nova, { "slots.count": "10" })).toMatchObject({ version: 1, changes: [] });
  expect(await nova.history()).toEqual([]);
});

test.each([
  [{ "slots.count": "0" }, `slots.count can't be "0".`],
  [{ "slots.count": "-1" }, `slots.count can't be "-1".`],
  [{ "slots.count": "1000000000" }, `slots.count can't be "1000000000".`],
  [{ "slots.count": "1" }, "slots.debt is 2 and slots.count only 1."],
  [{ "slot.count": "5" }, `There is no setting "slot.count".`],
  [{ "slots.count": "5", "bump.after": "soon" }, `bump.after can't be "soon".`],
])("%j is refused, and nothing of it is taken", async (written, text) => {
  await using nova = await decidingProject();

  expect(await set(nova, written)).toMatchObject({ kind: "refused", code: "bad-policy", text });
  expect(await showPolicy(nova.needs, nova.project)).toMatchObject({ version: 1 });
});

test("a lowered number drains: nobody is evicted, and nobody enters before it is reached", async () => {
  await using nova = await decidingProject({ "slots.count": "3", "slots.debt": "0" });
  await nova.start();
  await nova.know("a", "b", "c", "d");
  for (const name of ["a", "b", "c"]) await assignSlot(nova.needs, nova.project, name, core);

  await set(nova, { "slots.count": "1" });

  expect(await nova.slots()).toEqual({ 1: "a", 2: "b", 3: "c" });
  const refused = await assignSlot(nova.needs, nova.project, "d", core);
  expect(refused).toMatchObject({ code: "no-free-slot" });
});

test("a raised number gives room at once, to the database too", async () => {
  await using nova = await decidingProject({ "slots.count": "1", "slots.debt": "0" });
  await nova.start();
  await nova.know("a", "b");
  await assignSlot(nova.needs, nova.project, "a", core);

  await set(nova, { "slots.count": "2" });

  expect(await assignSlot(nova.needs, nova.project, "b", core)).toMatchObject({ slot: 2 });
});

test.each<[Readonly<Record<string, string>>]>([
  [{ "hold.mode": "observe" }],
  [{ "hold.mode": "comment" }],
  [{ "hold.label": "Review-Slot" }],
  [{ "hold.value": "-1" }],
])("%j is refused while votes of the bot stand, with the remedy", async (written) => {
  await using nova = await decidingProject();
  await nova.store.changes.save("opendev", [seen(1)]);
  await nova.store.holds.save("opendev", 1, vote);

  expect(await set(nova, written)).toMatchObject({
    code: "votes-stand",
    remedy: expect.arrayContaining([{ kind: "remove-holds" }]),
  });
  await nova.store.holds.remove("opendev", [1]);
  expect(await set(nova, written)).toMatchObject({ kind: "done", version: 2 });
});

test("a vote that stays for ever on a merged change hinders no new mode", async () => {
  await using nova = await decidingProject();
  await nova.store.changes.save("opendev", [seen(1, { status: "MERGED" })]);
  await nova.store.holds.save("opendev", 1, vote);

  expect(await set(nova, { "hold.mode": "comment" })).toMatchObject({ kind: "done" });
});

const set = (nova: DecidingProject, written: Readonly<Record<string, string>>) =>
  setPolicy(nova.needs, nova.project, written, core);
