import { expect, test } from "vitest";
import { type ImportedBlueprint, importBlueprints } from "#lib/flow/import-blueprints.ts";
import { core, type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";

test("new blueprints enter at the bottom in the order given, known ones are updated in place", async () => {
  await using nova = await decidingProject();
  await take(nova, [row("b"), row("a")]);

  const again = await take(nova, [row("z"), row("A", { title: "Better words" }), row("y")]);

  expect(again).toMatchObject({ added: 2, updated: 1, unchanged: 0 });
  expect(await nova.order()).toEqual(["b", "a", "z", "y"]);
  expect((await nova.store.blueprints.all("nova"))[1]).toMatchObject({ title: "Better words" });
});

test("the same file again changes nothing and is not written down", async () => {
  await using nova = await decidingProject();
  const rows = [
    row("a"),
    row("b", { kind: "debt", approvedAt: null, spec: "specs/b", owner: "jay" }),
  ];
  await take(nova, rows);
  const before = [await nova.history(), await nova.store.projects.get("nova")];

  const again = await take(nova, rows);

  expect(again).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
  expect([await nova.history(), await nova.store.projects.get("nova")]).toEqual(before);
});

test("a spec or owner that is left out stays as it is known, and null takes it away", async () => {
  await using nova = await decidingProject();
  await take(nova, [row("a", { spec: "specs/a", owner: "jay" })]);

  await take(nova, [row("a", { owner: null })]);

  const [known] = await nova.store.blueprints.all("nova");
  expect(known).toMatchObject({ spec: "specs/a", owner: null });
});

test("an import says in the history what each blueprint was and what it is", async () => {
  await using nova = await decidingProject();
  await take(nova, [row("a")]);
  await take(nova, [row("a", { kind: "debt", approvedAt: null })]);

  const [updated, added] = await nova.history();

  expect(added).toMatchObject({ kind: "import", code: "added", blueprint: "a", who: "sdague" });
  expect(updated).toMatchObject({
    code: "updated",
    text: "a is updated: kind feature → debt, approval 1 June → not approved.",
    facts: { from: { kind: "feature" }, to: { kind: "debt", approvedAt: null } },
  });
});

test("each difference is told from what to what, and a bare day is none within it", async () => {
  await using nova = await decidingProject();
  const approvedAt = new Date("2014-06-01T10:00:00Z");
  await take(nova, [row("a", { approvedAt, title: "Old", owner: "jay" })]);
  const day = new Date("2014-06-01T00:00:00Z");
  const long = "x".repeat(100);
  await take(nova, [row("a", { approvedAt: day, title: long, owner: null, spec: "s/a" })]);
  const later = new Date("2014-06-01T12:00:00Z");
  await take(nova, [row("a", { approvedAt: later, title: long })]);

  const [time, words] = await nova.history();

  expect(words?.text).toBe(
    `a is updated: title “Old” → “${"x".repeat(79)}…”, spec none → “s/a”, owner “jay” → none.`,
  );
  expect(time?.text).toBe("a is updated: approval 1 June, 10:00 UTC → 1 June, 12:00 UTC.");
});

test("what people said of a blueprint and its rank survive an import", async () => {
  await using nova = await decidingProject();
  await take(nova, [row("a"), row("b")]);
  await nova.store.blueprints.setState("nova", "b", { state: "deferred" });

  await take(nova, [row("b", { title: "Other words" }), row("a")]);

  expect(await nova.order()).toEqual(["a", "b"]);
  expect((await nova.store.blueprints.all("nova"))[1]).toMatchObject({ state: "deferred" });
});

test("on request the file's order becomes the rank, and the others follow as they were", async () => {
  await using nova = await decidingProject();
  await take(nova, [row("a"), row("b"), row("c"), row("d")]);

  const reranked = await importBlueprints(
    nova.needs,
    nova.project,
    [row("new"), row("C"), row("a")],
    {
      ...core,
      rerank: true,
    },
  );

  expect(reranked).toMatchObject({ added: 1, unchanged: 2, reranked: true });
  expect(reranked.text).toContain("Its order is the rank now: 3 moves.");
  expect(reranked.details).toEqual([
    "new is known from now on.",
    "new gets rank 1.",
    "C moves from rank 3 to 2.",
    "a moves from rank 1 to 3.",
  ]);
  expect(await nova.order()).toEqual(["new", "c", "a", "b", "d"]);
  const [newest] = await nova.history();
  expect(newest).toMatchObject({
    kind: "rank",
    code: "reranked",
    reason: "agreed in the meeting",
    facts: { to: ["new", "c", "a", "b", "d"] },
  });
});

const row = (name: string, some: Partial<ImportedBlueprint> = {}): ImportedBlueprint => ({
  name,
  title: `The work on ${name.toLowerCase()}`,
  kind: "feature",
  approvedAt: new Date("2014-06-01T00:00:00Z"),
  ...some,
});

const take = (nova: DecidingProject, rows: readonly ImportedBlueprint[]) =>
  importBlueprints(nova.needs, nova.project, rows, { ...core, rerank: false });
