import { expect, test } from "vitest";
import { endExemptions } from "#lib/flow/end-exemptions.ts";
import { newPatchSet } from "#tests/support/changes.ts";
import { core } from "#tests/support/deciding-project.ts";
import { moveItsBranch, rebase } from "#tests/support/rebase.ts";
import { silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

const label = "Code-Review";

test("an approval past an older objection stands, though a new patch set dates the objection anew", async () => {
  await using stage = await silentProject();
  const { next, nova, server, wait, acts } = stage;
  const [objector, approver] = nova.cores;
  await vote(server, objector, next, label, -2);
  wait("1h");
  await vote(server, approver, next, label, 2);
  expect(await acts()).toEqual([`lift ${next}`]);

  wait("1h");
  await newPatchSet(server, nova.authors[1], next);
  expect(await acts()).toEqual([]);

  wait("1h");
  await vote(server, objector, next, label, 0);
  await vote(server, objector, next, label, -2);
  expect(await acts()).toEqual([`hold ${next}`]);
});

test("an approval that was taken back stays so, though a rebase dates it anew", async () => {
  await using stage = await silentProject();
  const { next, nova, server, wait, acts, needs, project } = stage;
  const [approver] = nova.cores;
  await newPatchSet(server, nova.authors[1], next);
  await vote(server, approver, next, label, 2);
  expect(await acts()).toEqual([`lift ${next}`]);
  await endExemptions(needs, project, `${next}`, core);
  expect(await acts()).toEqual([`hold ${next}`]);

  wait("1h");
  await moveItsBranch(server, nova.authors[2], next);
  await rebase(server, approver, next);
  expect(await acts()).toEqual([]);

  wait("1h");
  await vote(server, nova.cores[1], next, label, 2);
  expect(await acts()).toEqual([`lift ${next}`]);
});
