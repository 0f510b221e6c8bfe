import { execFile } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

/** One room: a file in it, what it may import, and what it may not. */
type Room = {
  readonly file: string;
  readonly may: readonly string[];
  readonly mayNot: readonly string[];
};

const from = (source: string) => `import { a } from "${source}";`;
const typeFrom = (source: string) => `import type { A } from "${source}";`;
const all = (...sources: readonly string[]) => sources.map(from);

/** What nobody in lib but one room uses. */
const libraries = {
  database: all("@prisma/client", "better-sqlite3"),
  gerrit: all("got"),
  jobs: all("bullmq", "ioredis"),
  pages: all("next", "next/server", "react"),
};
const upwards = all(
  "#app/services.ts",
  "#bin/frame.ts",
  "#tests/support/ask.ts",
  "#workers/main.ts",
);
const around = all("../gerrit/client.ts", "./../gerrit/client.ts");

const rooms: readonly Room[] = [
  {
    file: "lib/domain/wall.ts",
    may: all("./change.ts"),
    mayNot: [
      ...all("#lib/flow/needs.ts", "#lib/gerrit/client.ts", "#lib/failure.ts", "node:fs", "zod"),
      typeFrom("#lib/database/store.ts"),
      ...[...upwards, ...around, ...libraries.database, ...libraries.jobs],
      ...[
        "export const now = new Date();",
        "export const now = Date.now();",
        "export const chance = Math.random();",
      ],
    ],
  },
  {
    file: "lib/gerrit/wall.ts",
    may: all("./http.ts", "#lib/domain/change.ts", "got", "zod"),
    mayNot: [
      ...all(
        "#lib/flow/needs.ts",
        "#lib/database/store.ts",
        "#lib/log.ts",
        "#lib/sandbox/server.ts",
      ),
      ...[...upwards, ...around, ...libraries.database, ...libraries.jobs, ...libraries.pages],
    ],
  },
  {
    file: "lib/database/wall.ts",
    may: all("./open.ts", "#lib/domain/change.ts", "@prisma/client", "better-sqlite3"),
    mayNot: [
      ...all(
        "#lib/flow/needs.ts",
        "#lib/gerrit/client.ts",
        "#lib/jobs/engine.ts",
        "#lib/config.ts",
      ),
      ...[...upwards, ...around, ...libraries.gerrit, ...libraries.jobs, ...libraries.pages],
    ],
  },
  {
    file: "lib/jobs/wall.ts",
    may: all("./engine.ts", "bullmq", "ioredis", "better-sqlite3", "croner"),
    mayNot: [
      ...all(
        "#lib/flow/needs.ts",
        "#lib/gerrit/client.ts",
        "#lib/database/store.ts",
        "#lib/log.ts",
      ),
      ...[...upwards, ...around, ...libraries.gerrit, ...libraries.pages],
    ],
  },
  {
    file: "lib/sandbox/wall.ts",
    may: all("./state.ts", "node:http", "#lib/sandbox/state.ts"),
    mayNot: [
      ...all("#lib/domain/change.ts", "#lib/gerrit/client.ts", "#lib/secret.ts"),
      ...[
        ...upwards,
        ...around,
        ...libraries.database,
        ...libraries.gerrit,
        ...libraries.jobs,
        ...libraries.pages,
      ],
    ],
  },
  {
    file: "lib/flow/wall.ts",
    may: [
      ...all("./needs.ts", "#lib/domain/change.ts", "#lib/failure.ts"),
      ...[typeFrom("#lib/database/store.ts"), typeFrom("#lib/gerrit/client.ts")],
    ],
    mayNot: [
      ...all(
        "#lib/database/store.ts",
        "#lib/gerrit/client.ts",
        "#lib/sandbox/server.ts",
        "#lib/config.ts",
      ),
      'export { a } from "#lib/gerrit/client.ts";',
      'export const a = import("#lib/gerrit/client.ts");',
      ...[
        ...upwards,
        ...around,
        ...libraries.database,
        ...libraries.gerrit,
        ...libraries.jobs,
        ...libraries.pages,
      ],
    ],
  },
  {
    file: "lib/failure.ts",
    may: all("#lib/domain/remedy.ts"),
    mayNot: all("./secret.ts", "node:fs", "#lib/domain/change.ts"),
  },
  {
    file: "lib/log.ts",
    may: all("pino", "./secret.ts"),
    mayNot: all("./config.ts", "node:fs", "#lib/domain/change.ts", "got"),
  },
  {
    file: "lib/config.ts",
    may: [
      ...all("node:fs", "./config-file.ts", "./secret.ts"),
      "export const home = process.env.HOME;",
    ],
    mayNot: all("./services.ts", "#lib/flow/needs.ts", "#lib/gerrit/client.ts", "zod"),
  },
  {
    file: "lib/config-file.ts",
    may: all("yaml", "zod", "#lib/domain/policy.ts"),
    mayNot: [
      ...all("node:fs", "./config.ts", "#lib/flow/needs.ts"),
      "export const home = process.env.HOME;",
    ],
  },
  {
    file: "lib/running.ts",
    may: all("./services.ts", "#lib/jobs/engine.ts"),
    mayNot: all("./config.ts", "#lib/jobs/jobs.ts", "#lib/flow/needs.ts"),
  },
  {
    file: "lib/services.ts",
    may: all(
      "./config.ts",
      "#lib/gerrit/client.ts",
      "#lib/database/database.ts",
      "#lib/flow/needs.ts",
    ),
    mayNot: [
      ...all(
        "#lib/gerrit/http.ts",
        "#lib/database/store.ts",
        "#lib/sandbox/server.ts",
        "./flow/needs.ts",
      ),
      ...[
        ...upwards,
        ...libraries.database,
        ...libraries.gerrit,
        ...libraries.jobs,
        ...libraries.pages,
      ],
    ],
  },
  {
    file: "app/wall.tsx",
    may: all(
      "#lib/flow/needs.ts",
      "#lib/flow/carry-out.ts",
      "#lib/domain/change.ts",
      "#app/services.ts",
      "next/server",
      "react",
    ),
    mayNot: [
      ...all(
        "#lib/flow/assign-slot.ts",
        "#lib/flow/rank-blueprint.ts",
        "#lib/flow/remove-holds.ts",
        "#lib/gerrit/client.ts",
        "#lib/database/store.ts",
        "#lib/jobs/jobs.ts",
        "#lib/sandbox/server.ts",
      ),
      ...all("#bin/frame.ts", "#tests/support/ask.ts", "#workers/main.ts", "../lib/log.ts"),
      ...[...libraries.database, ...libraries.gerrit, ...libraries.jobs],
    ],
  },
  {
    file: "bin/wall.ts",
    may: all("#lib/flow/needs.ts", "#lib/services.ts", "#bin/frame.ts"),
    mayNot: [
      ...all("#lib/gerrit/client.ts", "#lib/database/store.ts", "#lib/sandbox/server.ts"),
      ...all("#app/services.ts", "#tests/support/ask.ts", "#workers/main.ts", "../lib/log.ts"),
      ...[...libraries.gerrit, ...libraries.jobs, ...libraries.pages, ...all("@prisma/client")],
    ],
  },
  {
    file: "workers/wall.ts",
    may: all("#lib/flow/needs.ts", "#lib/services.ts", "#lib/jobs/jobs.ts", "./work.ts"),
    mayNot: [
      ...all("#lib/gerrit/client.ts", "#lib/database/store.ts"),
      ...all("#app/services.ts", "#bin/frame.ts", "#tests/support/ask.ts", "../lib/log.ts"),
      ...[...libraries.database, ...libraries.gerrit, ...libraries.jobs, ...libraries.pages],
    ],
  },
  {
    file: "tests/wall.ts",
    may: all("#lib/gerrit/client.ts", "#workers/main.ts", "better-sqlite3"),
    mayNot: all("../lib/log.ts"),
  },
];

/** The rules that are walls, by the linter's own names. */
const walls = new Set(["lint/style/noRestrictedImports", "lint/style/noProcessEnv", "plugin"]);

type Report = {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string; readonly start: { readonly line: number } };
  }[];
};

/** By file, the lines at which the linter found something on the wrong side of a wall. */
const found = new Map<string, Set<number>>();

beforeAll(async () => {
  await using folder = await temporaryFolder();
  for (const file of ["biome.json", "no-clock.grit", "types-of-adapters.grit"]) {
    await cp(file, join(folder.path, file));
  }
  for (const { file, may, mayNot } of rooms) {
    await mkdir(dirname(join(folder.path, file)), { recursive: true });
    await writeFile(join(folder.path, file), [...may, ...mayNot].join("\n"));
  }
  for (const { category, location } of (await lint(folder.path)).diagnostics) {
    if (!walls.has(category)) continue;
    const lines = found.get(location.path) ?? new Set();
    found.set(location.path, lines.add(location.start.line));
  }
}, 60_000);

/** It ends with 1, for there is something to find. */
function lint(folder: string): Promise<Report> {
  const words = ["lint", "--reporter=json", "--max-diagnostics=none", "."];
  return new Promise((give) => {
    execFile(resolve("node_modules/.bin/biome"), words, { cwd: folder }, (_error, said) =>
      give(JSON.parse(said)),
    );
  });
}

describe.each(rooms)("$file", ({ file, may, mayNot }) => {
  const isFound = (line: number) => found.get(file)?.has(line) ?? false;

  test("is kept from what is on the other side of its wall", () => {
    const passed = mayNot.filter((_, index) => !isFound(may.length + index + 1));
    expect(passed).toEqual([]);
  });

  test("gets what it needs", () => {
    expect(may.filter((_, index) => isFound(index + 1))).toEqual([]);
  });
});
