import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { migrate } from "#lib/database/migrate.ts";

const usage = `
npm run db:migration -- NAME            writes the next migration: from the migrated state to prisma/schema.prisma
npm run db:migration -- --again NUMBER  writes a migration that was never released anew; its hand-written end stays
npm run db:migration -- --check         says whether migrations and schema are the same; 1 if not
`;

/** What follows this line in a migration was written by hand, and stays. */
const handWritten = "-- Written by hand from here on.";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "prisma", "migrations", "sqlite");
const schema = join(root, "prisma", "schema.prisma");

/** Prisma's schema engine, which computes differences without a download. */
async function schemaEngine(file) {
  const bytes = readFileSync(
    require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm"),
  );
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const adapter = createRequire(require.resolve("@prisma/adapter-better-sqlite3"));
  const { bindMigrationAwareSqlAdapterFactory } = adapter("@prisma/driver-adapter-utils");
  const factory = bindMigrationAwareSqlAdapterFactory(driver(file));
  const datamodels = [[schema, readFileSync(schema, "utf8")]];
  return await engine.SchemaEngine.new({ datamodels }, () => {}, factory);
}

/** The engine reads a partial index by a name in double quotes, which the driver takes for a column. */
function driver(file) {
  const factory = new PrismaBetterSqlite3({ url: file });
  const connect = async () => {
    const connection = await factory.connect();
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = (query) =>
      queryRaw({ ...query, sql: query.sql.replace(/ name = "([^"]+)"/, " name = '$1'") });
    return connection;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: connect,
  };
}

/** The SQL from the state after the migrations `names` to the schema. */
async function difference(names) {
  const work = mkdtempSync(join(tmpdir(), "migration-"));
  try {
    const file = join(work, "migrated.db");
    const migrations = join(work, "migrations");
    mkdirSync(migrations);
    for (const name of names) {
      mkdirSync(join(migrations, name));
      writeFileSync(join(migrations, name, "migration.sql"), read(name));
    }
    await migrate({ file, migrations });
    const files = [{ path: schema, content: readFileSync(schema, "utf8") }];
    const diff = await (await schemaEngine(file)).diff({
      from: { tag: "schemaDatasource", files, configDir: root },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return diff.exitCode === 0 ? null : diff.stdout;
  } finally {
    rmSync(work, { recursive: true });
  }
}

function read(name) {
  return readFileSync(join(folder, name, "migration.sql"), "utf8");
}

function write(name, sql, tail) {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), `${sql.trim()}\n${tail}`);
  process.stdout.write(`wrote prisma/migrations/sqlite/${name}/migration.sql\n`);
}

/** A table that is made anew loses its triggers; the drift test tells. */
async function author(names, title) {
  const sql = await difference(names);
  if (sql === null) return process.stdout.write("migrations and schema are the same\n");
  write(`${String(names.length + 1).padStart(4, "0")}_${title}`, sql, "");
}

async function authorAgain(names, number) {
  const last = names.at(-1);
  if (!last?.startsWith(`${number}_`))
    throw new Error(`${number} is not the last migration, ${last} is.`);
  const [, tail] = read(last).split(handWritten);
  const sql = await difference(names.slice(0, -1));
  write(last, sql ?? "", tail === undefined ? "" : `\n${handWritten}${tail}`);
}

async function check(names) {
  const sql = await difference(names);
  process.stdout.write(sql ?? "migrations and schema are the same\n");
  if (sql !== null) process.exitCode = 1;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { again: { type: "string" }, check: { type: "boolean" } },
});
mkdirSync(folder, { recursive: true });
const names = readdirSync(folder).sort();
const [title] = positionals;
if (values.check) await check(names);
else if (values.again) await authorAgain(names, values.again);
else if (title && /^[a-z0-9_]+$/.test(title)) await author(names, title);
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
