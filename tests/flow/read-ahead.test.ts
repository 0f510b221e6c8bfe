import { expect, test } from "vitest";
import { readAhead } from "#lib/flow/read-ahead.ts";
import { createChange, newPatchSet } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";

const message = "Work\n\nImplements: blueprint bp-1";

test("messages of new changes are read while the listing comes, each once", async () => {
  await using stage = await passingProject();
  await upload(stage);
  const ahead = await readAhead(stage.needs);
  const page = await listed(stage);
  ahead.see(page);
  ahead.see(page);

  const messages = await ahead.commitMessages(page);

  expect([...messages.values()]).toMatchObject([{ patchSet: 1, message: expectedMessage }]);
  expect(commitReads(stage)).toHaveLength(1);
});

test("what got a new patch set after it was read ahead is read again", async () => {
  await using stage = await passingProject();
  const number = await upload(stage);
  const ahead = await readAhead(stage.needs);
  ahead.see(await listed(stage));
  await ahead.commitMessages([]);
  await newPatchSet(stage.server, stage.nova.authors[0], number);

  const messages = await ahead.commitMessages(await listed(stage));

  expect(messages.get(number)?.patchSet).toBe(2);
});

test("what is stored with the same patch set is not read ahead", async () => {
  await using stage = await passingProject();
  await upload(stage);
  await stage.pass();
  const before = commitReads(stage).length;
  const ahead = await readAhead(stage.needs);

  ahead.see(await listed(stage));
  await ahead.commitMessages([]);

  expect(commitReads(stage)).toHaveLength(before);
});

test("a failure while reading ahead is told to whoever wants the messages", async () => {
  await using stage = await passingProject();
  await upload(stage);
  const ahead = await readAhead(stage.needs);
  const page = await listed(stage);
  await stage.server.stop();

  ahead.see(page);

  await expect(ahead.commitMessages(page)).rejects.toMatchObject({ code: "unreachable" });
});

const expectedMessage = expect.stringContaining("blueprint bp-1");

const upload = ({ server, nova }: PassingProject): Promise<number> =>
  createChange(server, nova.authors[0], { repository: nova.repository, message });

const listed = async ({ needs, nova }: PassingProject) =>
  (await needs.gerrit.openChanges([nova.repository])).changes;

const commitReads = ({ server }: PassingProject) =>
  server.sandbox.log.filter(({ path }) => path.includes("CURRENT_COMMIT"));
