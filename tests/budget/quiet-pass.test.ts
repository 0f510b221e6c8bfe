import { join } from "node:path";
import { expect, test } from "vitest";
import { createChange } from "#tests/support/changes.ts";
import { countRows } from "#tests/support/count-rows.ts";
import { passingProject } from "#tests/support/passing-project.ts";
import type { temporaryStore } from "#tests/support/temporary-store.ts";

type Store = Awaited<ReturnType<typeof temporaryStore>>;

test("a pass while nothing happens asks the server one thing and writes signs of life only", async () => {
  await using stage = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  const { server, nova, needs } = stage;
  await stage.know([{ name: "bp-1" }, { name: "bp-2" }]);
  for (const name of ["bp-1", "bp-2"]) {
    const message = `Work\n\nImplements: blueprint ${name}`;
    await createChange(server, nova.authors[0], { repository: nova.repository, message });
  }
  await stage.start();
  while ((await stage.pass()).actions.length > 0);
  await stage.pass();
  const asked = server.sandbox.log.length;
  const rows = countRows(join((needs.database as Store).folder, "slots.db"));

  await stage.pass();

  const paths = server.sandbox.log.slice(asked).map(({ method, path }) => `${method} ${path}`);
  expect(paths).toEqual([expect.stringMatching(/^GET \/a\/changes\/\?q=/)]);
  expect(rows.take()).toEqual(new Map(Object.entries({ Lease: 2, Server: 1 })));
  rows.close();
});

test("a pass with news writes the rows of the news, and they are counted", async () => {
  await using stage = await passingProject();
  const { server, nova, needs } = stage;
  await stage.start();
  await stage.pass();
  const rows = countRows(join((needs.database as Store).folder, "slots.db"));

  const message = "Work on something";
  await createChange(server, nova.authors[0], { repository: nova.repository, message });
  await stage.pass();

  expect(rows.take().get("Change")).toBe(1);
  rows.close();
});
