import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryDatabase } from "#tests/support/temporary-database.ts";

const writer = fileURLToPath(new URL("../support/counting-writer.ts", import.meta.url));
const run = promisify(execFile);

test("two processes that read and then write lose nothing and fail never", async () => {
  await using database = await temporaryDatabase();
  const { file, prisma } = database;
  await prisma.project.create({ data: { key: "nova", server: "opendev", slotCount: 10 } });

  const process200 = () => run(process.execPath, ["--import", "tsx", writer, file, "200"]);
  const ended = await Promise.all([process200(), process200()]);

  expect(ended.map(({ stderr }) => stderr)).toEqual(["", ""]);
  expect(await prisma.project.findMany()).toMatchObject([{ orderVersion: 400 }]);
}, 60_000);
