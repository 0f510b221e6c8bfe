import { copyFile, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import Driver from "better-sqlite3";
import { expect, test } from "vitest";
import { backupTo } from "#lib/database/backup.ts";
import { openStore } from "#lib/database/database.ts";
import type { DatabaseError } from "#lib/database/database-error.ts";
import { stageBackup } from "#lib/database/restore.ts";
import { edit } from "#tests/support/migration-workshop.ts";
import { migrations } from "#tests/support/temporary-database.ts";
import { temporaryStore } from "#tests/support/temporary-store.ts";

const at = new Date("2026-11-20T18:30:00Z");

/** A state with one project in it, backed up; then a second project came. */
async function backedUp() {
  const state = await temporaryStore();
  const file = join(state.folder, "slots.db");
  const backup = join(state.folder, "copy.db");
  const add = (key: string) =>
    state.transaction((store) => store.projects.create(key, "opendev", 10));
  await add("nova");
  await state.backup(backup);
  await add("cinder");
  return { ...state, file, backup };
}

/** Names of the projects in a state file. */
async function projectsIn(file: string): Promise<string[]> {
  const state = await openStore({ file, migrations });
  const projects = [...(await state.store.projects.all()).keys()];
  await state.close();
  return projects;
}

test("a backup takes the place of the state, which is kept beside it", async () => {
  await using state = await backedUp();
  await state.close();

  const aside = stageBackup(state.backup, state.file, migrations, at).swap();

  expect(basename(aside ?? "")).toBe("slots.db.replaced-2026-11-20T183000Z");
  expect(await projectsIn(state.file)).toEqual(["nova"]);
  expect(await projectsIn(aside ?? "")).toEqual(["cinder", "nova"]);
  expect(await projectsIn(state.backup)).toEqual(["nova"]);
});

test("what a killed service wrote last is kept with the state that is replaced", async () => {
  await using state = await backedUp();
  // As kill -9 leaves it: the last transaction is in the file beside the database only.
  const killed = join(state.folder, "killed.db");
  await copyFile(state.file, killed);
  await copyFile(`${state.file}-wal`, `${killed}-wal`);

  const aside = stageBackup(state.backup, killed, migrations, at).swap();

  expect(await projectsIn(killed)).toEqual(["nova"]);
  expect(await projectsIn(aside ?? "")).toEqual(["cinder", "nova"]);
});

test("a wrecked state is replaced and kept as it is", async () => {
  await using state = await backedUp();
  await state.close();
  await writeFile(state.file, "what is left of it");

  const aside = stageBackup(state.backup, state.file, migrations, at).swap();

  expect(await readFile(aside ?? "", "utf8")).toBe("what is left of it");
  expect(await projectsIn(state.file)).toEqual(["nova"]);
});

test("a restore into an empty folder needs no state before", async () => {
  await using state = await backedUp();
  const file = join(state.folder, "new", "slots.db");

  expect(stageBackup(state.backup, file, migrations, at).swap()).toBeNull();

  expect(await projectsIn(file)).toEqual(["nova"]);
});

test("a backup that is no good is refused, and everything stays as it was", async () => {
  await using state = await backedUp();
  const made = (name: string) => join(state.folder, name);
  await writeFile(made("text.db"), "dear diary, ".repeat(100));
  await writeFile(made("empty.db"), "");
  await copyFile(state.backup, made("torn.db"));
  const pages = await readFile(state.backup);
  pages.fill(0xa5, 3 * 4096, 9 * 4096);
  await writeFile(made("torn.db"), pages);
  await newerCopy(state.backup, made("newer.db"));
  edit(made("foreign.db"), "CREATE TABLE recipes (name TEXT)");
  await mkdir(made("folder"));
  const before = await readdir(state.folder);
  const refusal = (name: string) => {
    try {
      stageBackup(name.includes("/") ? name : made(name), state.file, migrations, at);
    } catch (error) {
      const { message, remedy } = error as DatabaseError;
      return `${message} ${remedy}`;
    }
    throw new Error(`${name} was taken`);
  };

  const another = "Name a file that slots backup has made.";
  expect(refusal("missing.db")).toBe(`${made("missing.db")} does not exist. ${another}`);
  expect(refusal("text.db")).toBe(`${made("text.db")} is not a database. ${another}`);
  expect(refusal("empty.db")).toBe(`${made("empty.db")} holds nothing. ${another}`);
  expect(refusal("folder")).toBe(`${made("folder")} is no file. ${another}`);
  expect(refusal("foreign.db")).toBe(
    `${made("foreign.db")} is a database of another program. ${another}`,
  );
  expect(refusal("torn.db")).toContain(`The database ${made("torn.db")} `);
  expect(refusal("torn.db")).toMatch(/ Use an older backup\.$/);
  expect(refusal("newer.db")).toContain("has migration 0999_of_tomorrow, which this version");
  expect(refusal(state.file)).toBe(`${state.file} is the state itself. ${another}`);
  expect(await readdir(state.folder)).toEqual(before);
});

async function newerCopy(backup: string, target: string): Promise<void> {
  await backupTo(backup, target);
  const db = new Driver(target);
  db.prepare(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
     VALUES ('tomorrow', 'x', 1, '0999_of_tomorrow', 1)`,
  ).run();
  db.close();
}

test("a backup of an older version is brought up to date, and makes no copy of itself", async () => {
  await using state = await backedUp();
  await state.close();
  const old = join(state.folder, "old.db");
  const db = new Driver(old);
  const first = join(migrations, "0001_start/migration.sql");
  db.exec(await readFile(first, "utf8"));
  const known = new Driver(state.backup, { readonly: true });
  const [schema] = known
    .prepare("SELECT sql FROM sqlite_master WHERE name = '_prisma_migrations'")
    .pluck()
    .all() as string[];
  const entry = known.prepare(
    `SELECT * FROM "_prisma_migrations" WHERE "migration_name" LIKE '0001%'`,
  );
  const row = entry.get() as Record<string, unknown>;
  db.exec(schema ?? "");
  const columns = Object.keys(row);
  db.prepare(
    `INSERT INTO "_prisma_migrations" (${columns.map((name) => `"${name}"`)}) VALUES (${columns.map(() => "?")})`,
  ).run(...Object.values(row));
  db.prepare(
    `INSERT INTO "Project" ("key", "server", "slotCount") VALUES ('swift', 'opendev', 3)`,
  ).run();
  known.close();
  db.close();

  const staged = stageBackup(old, state.file, migrations, at);
  const opened = await openStore({ file: staged.part, migrations, keepsCopy: false });
  await opened.close();
  staged.swap();

  expect(await projectsIn(state.file)).toEqual(["swift"]);
  expect((await readdir(state.folder)).filter((name) => name.includes("before"))).toEqual([]);
});

test("copies are for this account only, and a damaged state is not copied as if it were whole", async () => {
  await using state = await backedUp();

  expect((await stat(state.backup)).mode & 0o777).toBe(0o600);
  const torn = join(state.folder, "torn.db");
  const pages = await readFile(state.backup);
  pages.fill(0xa5, 3 * 4096, 9 * 4096);
  await writeFile(torn, pages);
  await expect(backupTo(torn, join(state.folder, "copy-of-torn.db"))).rejects.toMatchObject({
    fault: "damaged",
  });
  await writeFile(join(state.folder, "text.db"), "dear diary, ".repeat(100));
  await expect(
    backupTo(join(state.folder, "text.db"), join(state.folder, "copy-of-text.db")),
  ).rejects.toMatchObject({
    fault: "not-a-database",
    message: `${join(state.folder, "text.db")} is not a database.`,
  });
  expect((await readdir(state.folder)).filter((name) => name.startsWith("copy-of"))).toEqual([]);
});
