import { expect, test } from "vitest";
import { lentSentence } from "#lib/domain/board-words.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { resumeProject } from "#lib/flow/resume-project.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { abandon } from "#tests/support/changes.ts";
import { core } from "#tests/support/deciding-project.ts";
import { silentProject } from "#tests/support/silent-project.ts";

const roomForDebt = { "slots.count": "2", "slots.debt": "1", "slots.freeEmptyAfter": "0s" };

test("the room for debt is lent after a week without ready debt, the board says since when, and a vacancy takes it back", async () => {
  await using stage = await silentProject(roomForDebt);
  const { needs, project, nova, inside, next, wait, acts, server } = stage;
  const board = () => showBoard(needs, project);
  expect(await board()).toMatchObject({ occupied: 1, debt: 1, lentSince: null });
  wait("6d");
  expect(await acts()).toEqual([]);
  wait("1d");
  expect(await acts()).toEqual(["fill next ready", `lift ${next}`]);
  const lentAt = needs.now();
  wait("3d");
  expect(await board()).toMatchObject({ occupied: 2, lentSince: lentAt });
  await pauseProject(needs, project, core);
  wait("3d");
  expect(await board()).toMatchObject({ occupied: 2, lentSince: lentAt });
  await resumeProject(needs, project, core);

  await stage.know([{ name: "owed", kind: "debt" }, { name: "third" }]);
  const owed = await stage.upload(nova.authors[2], "owed");
  const third = await stage.upload(nova.authors[2], "third");
  expect(await acts()).toEqual([`hold ${owed}`, `hold ${third}`]);
  expect(await board()).toMatchObject({ occupied: 2, lentSince: null });
  await abandon(server, nova.authors[0], inside);
  expect(await acts()).toEqual(["free inside empty", "fill owed ready", `lift ${owed}`]);
});

test("the sentence of it counts the slots", () => {
  const since = new Date("2014-07-08T09:00:00Z");
  expect(lentSentence(1, since)).toBe(
    "The slot reserved for debt is lent to features since 8 July, until a debt blueprint is ready; nobody leaves for it.",
  );
  expect(lentSentence(2, since)).toMatch(/^The 2 slots reserved for debt are lent to features/);
});
