import { expect, test } from "vitest";
import { listAttention } from "#lib/flow/list-attention.ts";
import { createChange, newPatchSet } from "#tests/support/changes.ts";
import { decidingProject } from "#tests/support/deciding-project.ts";
import { mergePastReview } from "#tests/support/merge-past-review.ts";
import { passingProject } from "#tests/support/passing-project.ts";
import { vote } from "#tests/support/votes.ts";

test("each kind is listed with its changes, its note and whether it presses", async () => {
  await using stage = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  const { server, nova, needs, project } = stage;
  const upload = (message: string) =>
    createChange(server, nova.authors[0], { repository: nova.repository, message });
  await upload("Cells\n\nImplements: blueprint cells-v3\n");
  const held = await upload("Objects\n\nImplements: blueprint objects\n");
  const typo = await upload("A typo\n\nImplements: blueprint objcts\n");
  const bare = await upload("Nothing at all\n");
  const approved = await upload("More objects\n\nImplements: blueprint objects\n");
  const dropped = await upload("Once objects\n\nImplements: blueprint objects\n");
  await stage.know([{ name: "cells-v3" }, { name: "objects" }]);
  await stage.pass();
  await stage.start();
  await stage.pass();
  await newPatchSet(server, nova.authors[0], dropped, { message: "Once objects\n" });
  await vote(server, nova.cores[0], approved, "Code-Review", 2);
  await vote(server, nova.cores[0], bare, "Code-Review", -2);
  await stage.pass();

  const { groups, pressing, orphans } = await listAttention(needs, project);

  const told = groups.map(({ code, items }) => [
    code,
    ...items.map(({ change, note, pressing: isPressing }) => [change, note, isPressing]),
  ]);
  expect(told).toEqual([
    ["human-2", [bare, `−2 by ${nova.cores[0].username}`, false]],
    ["unknown-blueprint", [typo, "names objcts; did you mean objects?", true]],
    ["link-dropped", [dropped, "named objects before", true]],
    ["unlinked", [bare, null, true]],
    ["approved", [approved, expect.stringMatching(/approved it/), false]],
  ]);
  expect(groups.flatMap(({ items }) => items).map(({ change }) => change)).not.toContain(held);
  expect({ pressing, orphans }).toEqual({ pressing: 3, orphans: 0 });
});

test("a change that merged past its hold stays listed with the vote", async () => {
  await using stage = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  const { server, nova, needs, project } = stage;
  const upload = (blueprint: string) =>
    createChange(server, nova.authors[0], {
      repository: nova.repository,
      message: `Work\n\nImplements: blueprint ${blueprint}\n`,
    });
  await upload("cells");
  const held = await upload("objects");
  await stage.know([{ name: "cells" }, { name: "objects" }]);
  await stage.pass();
  await stage.start();
  await stage.pass();
  await mergePastReview(server, held);
  await stage.pass();

  const { groups, pressing } = await listAttention(needs, project);

  expect(groups).toMatchObject([
    { code: "merged-past-hold", total: 1, items: [{ change: held, note: "hold Code-Review −2" }] },
  ]);
  expect(pressing).toBe(0);
});

test("of many the first fifty are listed, and all are counted", async () => {
  await using stage = await passingProject();
  const { server, nova, needs, project } = stage;
  for (let count = 1; count <= 52; count += 1) {
    const message = `Nothing at all, ${count}\n`;
    await createChange(server, nova.authors[0], { repository: nova.repository, message });
  }
  await stage.pass();

  const [group] = (await listAttention(needs, project)).groups;

  expect(group).toMatchObject({ code: "unlinked", total: 52, pressing: 52 });
  expect(group?.items).toHaveLength(50);
});

test("a project without anything needs nobody", async () => {
  await using nova = await decidingProject();

  expect(await listAttention(nova.needs, nova.project)).toMatchObject({
    groups: [],
    pressing: 0,
    orphans: 0,
    unanswered: 0,
  });
});
