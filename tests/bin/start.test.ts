import { execFileSync } from "node:child_process";
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addressOf, type StartedService, startService } from "#tests/support/running-service.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

/** A start may have to build the pages first, and this machine may be busy. */
const patience = 300_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let service: StartedService;
let address: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  service = startService({ SLOTS_DATA: folder.path }, "npm");
  address = await addressOf(service);
}, patience);

afterAll(async () => {
  service.signal("SIGTERM");
  await service.ended;
  await folder[Symbol.asyncDispose]();
});

test("unconfigured, it shows ten slots with work in them and changes on hold", async () => {
  const board = await untilHeld(`${address}moonkettle`);

  expect(board).toContain("Demonstration: nothing here is a real project.");
  expect(board).toMatch(/\d+ of 10 slots are in use\./);
  expect(board).toMatch(/\/moonkettle\/blueprints\/[a-z0-9-]+/);
}, 70_000);

test("what it keeps is for its account only", async () => {
  const kept = await readdir(folder.path, { recursive: true });

  expect(kept).toEqual(expect.arrayContaining(["demo", join("demo", "slots.db")]));
  for (const name of kept) {
    const found = await statUnlessGone(join(folder.path, name));
    if (found !== null) expect([name, found.mode & 0o077]).toEqual([name, 0]);
  }
});

/** The running service writes beside a file and renames; null for what went between the list and here. */
async function statUnlessGone(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

test(
  "a second start on the same data says so and stops",
  async () => {
    const second = startService({ SLOTS_DATA: folder.path });

    const { code, said } = await second.ended;
    expect(said).toContain(
      `Another review slots runs on the data in ${join(folder.path, "demo")}.`,
    );
    expect(said).not.toContain("    at ");
    expect(code).toBe(1);
  },
  patience,
);

test(
  "a busy port is named, with the variable that chooses another",
  async () => {
    await using data = await temporaryFolder();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;

    const { code, said } = await startService({ SLOTS_DATA: data.path, PORT: String(port) }).ended;

    other.close();
    expect(said).toContain(`Port ${port} of 127.0.0.1 is in use by another program.`);
    expect(said).toContain("PORT=");
    expect(said).not.toContain("    at ");
    expect(code).toBe(1);
  },
  patience,
);

test(
  "state that can't be read ends the start with a sentence",
  async () => {
    await using data = await temporaryFolder();
    await mkdir(join(data.path, "demo"));
    await writeFile(join(data.path, "demo/slots.db"), "these are no tables");

    const { code, said } = await startService({ SLOTS_DATA: data.path }).ended;

    expect(said).toContain("slots.db is not a database.");
    expect(said).not.toContain("    at ");
    expect(code).toBe(1);
  },
  patience,
);

test("a build leaves the checkout as it was", () => {
  const changed = execFileSync("git", ["status", "--porcelain", "tsconfig.json", "next-env.d.ts"]);

  expect(changed.toString()).toBe("");
});

test("SIGTERM to npm start ends it cleanly within ten seconds", async () => {
  const asked = Date.now();
  service.signal("SIGTERM");

  await service.ended;
  expect(Date.now() - asked).toBeLessThan(10_000);
  await expect(fetch(address)).rejects.toThrow();
}, 30_000);

test(
  "the data is free again after that",
  async () => {
    const again = startService({ SLOTS_DATA: folder.path });
    await addressOf(again);

    again.signal("SIGTERM");
    expect((await again.ended).code).toBe(0);
  },
  patience,
);

/** The board as soon as the first pass has placed its holds, which takes less than a minute after the start. */
async function untilHeld(page: string): Promise<string> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const html = await (await fetch(page)).text();
    if (/<b>[1-9]\d*<\/b> with a hold/.test(html.replaceAll("<!-- -->", ""))) return html;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`No hold was placed within a minute. The service said:\n${service.said()}`);
}
