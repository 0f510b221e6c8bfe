import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startSandbox } from "#lib/sandbox/server.ts";
import { createChange, newPatchSet } from "#tests/support/changes.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { vote } from "#tests/support/votes.ts";
import { emptySandbox, repository, sandboxWithAuthor } from "./stage.ts";

test("a sandbox that is started again on its file is as it was, and goes on counting", async () => {
  await using folder = await temporaryFolder();
  const stateFile = join(folder.path, "sandbox.json");
  await using stage = await sandboxWithAuthor({ stateFile });
  const { server, jay } = stage;
  const number = await createChange(server, jay, { repository, message: "Add a thing" });
  await vote(server, server.admin, number, "Code-Review", -2, { message: "Not yet" });
  await newPatchSet(server, jay, number);
  const before = await server.request(jay, "GET", `changes/${number}/detail`);
  await server.stop();

  await using again = await emptySandbox({ stateFile });

  expect((await again.request(jay, "GET", `changes/${number}/detail`)).text).toBe(before.text);
  expect(await createChange(again, jay, { repository, message: "And another" })).toBe(number + 1);
});

test("the file is written soon after a change, without waiting for the end", async () => {
  await using folder = await temporaryFolder();
  const stateFile = join(folder.path, "sandbox.json");
  await using stage = await sandboxWithAuthor({ stateFile });
  const { server, jay } = stage;

  await createChange(server, jay, { repository, message: "Add a thing" });

  await expect
    .poll(async () => readFile(stateFile, "utf8").catch(() => ""), { timeout: 5_000 })
    .toContain("Add a thing");
  await expect.poll(() => readdir(folder.path)).toEqual(["sandbox.json"]);
});

test("a file that is no state is an error at the start and stays as it is", async () => {
  await using folder = await temporaryFolder();
  const stateFile = join(folder.path, "sandbox.json");
  await writeFile(stateFile, "half a fi");

  await expect(startSandbox({ stateFile })).rejects.toThrow();

  expect(await readFile(stateFile, "utf8")).toBe("half a fi");
});
