import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

type Versions = Readonly<Record<string, string>>;

/** A checkout that needs some packages, with some installed: its programs, and nothing that they stand on. */
async function checkout({ needs, has }: { needs: Versions; has: Versions }) {
  const folder = await temporaryFolder();
  cpSync("bin", join(folder.path, "bin"), { recursive: true });
  const write = (path: string, content: unknown) => {
    mkdirSync(join(folder.path, path), { recursive: true });
    writeFileSync(join(folder.path, path, "package.json"), JSON.stringify(content));
  };
  write(".", { type: "module", dependencies: needs });
  for (const [name, version] of Object.entries(has)) write(`node_modules/${name}`, { version });
  return folder;
}

test.each(["start.mjs", "build.mjs"])(
  "bin/%s without npm ci says that first and alone",
  async (program) => {
    await using folder = await checkout({ needs: { next: "16.0.0" }, has: {} });

    const { stderr, stdout, status } = spawnSync("node", [join(folder.path, "bin", program)], {
      encoding: "utf8",
    });

    expect(stdout + stderr).toBe(
      `review slots: The packages that it needs are not installed.\nRun npm ci in ${folder.path}/ and try again.\n`,
    );
    expect(status).toBe(1);
  },
);

test("packages of another version are named before anything fails by them", async () => {
  const needs = { react: "19.0.0", next: "16.0.1" };
  await using folder = await checkout({ needs, has: { react: "19.0.0", next: "16.0.0" } });

  const { stderr } = spawnSync("node", [join(folder.path, "bin/start.mjs")], { encoding: "utf8" });

  expect(stderr).toMatch(
    /^review slots: next 16\.0\.0 is installed, and this version needs 16\.0\.1\.\n/,
  );
});
