import { expect, test } from "vitest";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { browseHistory, type HistoryQuestion } from "#lib/flow/browse-history.ts";
import { closeBlueprint } from "#lib/flow/close-blueprint.ts";
import { importBlueprints } from "#lib/flow/import-blueprints.ts";
import { rankBlueprint } from "#lib/flow/rank-blueprint.ts";
import { showEntry } from "#lib/flow/show-entry.ts";
import { core, type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";

const day = 86_400_000;
const other = { who: "Dana", reason: "they are at a conference" };

/** Three are known on 14 July, one gets a slot on the 15th, another is deferred on the 16th by somebody else. */
async function threeDays(): Promise<DecidingProject> {
  const nova = await decidingProject({ "slots.count": "2", "slots.debt": "0" });
  const { needs, project } = nova;
  const approvedAt = new Date("2014-04-01T00:00:00Z");
  const rows = ["cells", "Numa", "serial"].map(
    (name) => ({ name, title: `About ${name}`, kind: "feature", approvedAt }) as const,
  );
  await importBlueprints(needs, project, rows, { ...core, rerank: false });
  await nova.start();
  nova.later(day);
  await assignSlot(needs, project, "numa", core);
  nova.later(day);
  await closeBlueprint(needs, project, "cells", "deferred", other);
  return nova;
}

const ask = (nova: DecidingProject, question: HistoryQuestion) =>
  browseHistory(nova.needs, nova.project, question);

const textsOf = async (nova: DecidingProject, question: HistoryQuestion) =>
  (await ask(nova, question)).entries.map(({ text }) => text);

test("a filter says how many it leaves, and never changes how many there are", async () => {
  await using nova = await threeDays();

  expect(await ask(nova, {})).toMatchObject({ total: 5, matching: 5, asked: {} });
  expect(await ask(nova, { who: "dana", change: " " })).toMatchObject({
    total: 5,
    matching: 1,
    asked: { who: "dana" },
    entries: [{ text: "cells is deferred.", reason: { words: "they are at a conference" } }],
  });
});

test("decisions are found by blueprint, kind, group of kinds, person and day", async () => {
  await using nova = await threeDays();
  const [deferred, assigned] = [
    "cells is deferred.",
    "Numa is assigned by hand and enters slot 1.",
  ];

  expect(await textsOf(nova, { blueprint: "NUMA" })).toEqual([
    assigned,
    "Numa is known from now on.",
  ]);
  expect(await textsOf(nova, { kind: "fill" })).toEqual([assigned]);
  expect(await textsOf(nova, { kind: "slots" })).toEqual([assigned]);
  expect(await textsOf(nova, { kind: "blueprints", who: "sdague" })).toHaveLength(3);
  expect(await textsOf(nova, { from: "2014-07-15" })).toEqual([deferred, assigned]);
  expect(await textsOf(nova, { from: "2014-07-15", to: "2014-07-15" })).toEqual([assigned]);
  expect(await textsOf(nova, { to: "2014-07-14" })).toHaveLength(3);
});

test("what people decided is found among what the service did by its rules", async () => {
  await using nova = await threeDays();
  const byRule = { project: "nova", at: nova.needs.now(), who: "review slots", kind: "hold" };
  const on = { code: "waiting", change: 7, blueprint: "cells", reason: null };
  await nova.store.history.add([{ ...byRule, ...on, text: "Change 7 is held.", facts: null }]);

  expect(await ask(nova, { by: "person" })).toMatchObject({ total: 6, matching: 5 });
  expect(await textsOf(nova, { by: "person", who: "dana" })).toEqual(["cells is deferred."]);
  expect(await textsOf(nova, { by: "person", who: "review slots" })).toEqual([]);
});

test("a part of a name is enough where only one has it", async () => {
  await using nova = await threeDays();

  expect(await textsOf(nova, { who: "DAN" })).toEqual(await textsOf(nova, { who: "dana" }));
  expect((await ask(nova, { who: "a" })).mistakes).toMatchObject([
    { code: "unknown-person", text: "“a” is a part of several names." },
  ]);
});

test("what is not known is said with what is near, and then nothing matches", async () => {
  await using nova = await threeDays();
  const mistakesOf = async (question: HistoryQuestion) => {
    const { mistakes, matching, total } = await ask(nova, question);
    expect([matching, total]).toEqual([0, 5]);
    return mistakes.map(({ text, remedy }) => `${text} ${remedy}`);
  };

  expect(await mistakesOf({ who: "Dane", blueprint: "cell" })).toEqual([
    "No blueprint of nova is called “cell”. Did you mean “cells”?",
    "Nobody called “Dane” has decided anything in nova. Did you mean “Dana”?",
  ]);
  expect(await mistakesOf({ by: "bot" })).toEqual([
    "By “bot” nothing can be asked for. by=person asks for what people decided; who=NAME for what one of them did.",
  ]);
  expect(await mistakesOf({ kind: "votes" })).toEqual([
    expect.stringContaining("There is no kind of decision called “votes”. There are slots, "),
  ]);
  expect(await mistakesOf({ from: "2014-02-30" })).toEqual([
    "“2014-02-30” is no day. Write it as 2014-07-07; days are in UTC.",
  ]);
  expect(await mistakesOf({ from: "2014-07-16", to: "2014-07-14" })).toEqual([
    "The first day comes after the last one. Change the two for each other.",
  ]);
  expect(await mistakesOf({ change: "1e9" })).toHaveLength(1);
  expect(await mistakesOf({ change: "99999" })).toHaveLength(1);
});

test("pages follow each other without a gap, in both directions, and keep their number", async () => {
  await using nova = await threeDays();
  for (let move = 0; move < 120; move += 1) {
    const to = { blueprint: "serial", place: { kind: move % 2 ? "bottom" : "top" }, seen: null };
    await rankBlueprint(nova.needs, nova.project, to as Parameters<typeof rankBlueprint>[2], core);
  }

  const first = await ask(nova, { kind: "rank" });
  const second = await ask(nova, { kind: "rank", before: `${first.older}` });
  const third = await ask(nova, { kind: "rank", before: `${second.older}` });
  const back = await ask(nova, { kind: "rank", after: `${third.newer}` });
  const front = await ask(nova, { kind: "rank", after: `${second.newer}` });

  expect([first, second, third].map(({ entries }) => entries.length)).toEqual([50, 50, 20]);
  expect([first.newer, third.older, front.newer]).toEqual([null, null, null]);
  expect([back.entries, front.entries]).toEqual([second.entries, first.entries]);
  expect(second).toMatchObject({ total: 125, matching: 120 });
});

test("one decision stands alone with its facts, and leads to those on the same subject", async () => {
  await using nova = await threeDays();
  const [deferred] = (await ask(nova, { kind: "defer" })).entries;

  const view = await showEntry(nova.needs, nova.project, deferred?.seq ?? 0);

  expect(view).toMatchObject({
    entry: { text: "cells is deferred.", who: "Dana" },
    earlier: { text: "cells is known from now on." },
    later: null,
    facts: [{ name: "blueprint", value: { kind: "facts", title: "cells" } }],
  });
  expect(await showEntry(nova.needs, nova.project, 99_999)).toMatchObject({
    code: "unknown-entry",
  });
});
