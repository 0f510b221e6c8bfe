import { join } from "node:path";
import Database from "better-sqlite3";
import { readDuration } from "#lib/domain/duration.ts";
import type { Change } from "#lib/sandbox/state.ts";
import type {
  ChangeRow,
  HistoryRow,
  PolicyRow,
  Remark,
  TenureRow,
} from "#tests/faults/check/records.ts";
import type { Playground } from "./playground.ts";

/** What the service has written down, read past it. */
export type Stored = {
  readonly history: readonly HistoryRow[];
  readonly tenures: readonly TenureRow[];
  readonly policies: readonly PolicyRow[];
  readonly rank: readonly string[];
  readonly statuses: ReadonlyMap<number, string>;
  readonly exempt: ReadonlySet<number>;
  readonly intents: number;
  readonly damage: readonly string[];
};

type Row = Readonly<Record<string, unknown>>;

/** Reads the database of an installation; `thorough` also looks whether it is whole. */
export function readState(folder: string, { thorough = false } = {}): Stored {
  const database = new Database(join(folder, "data", "slots.db"), { readonly: true });
  const rows = (sql: string) => database.prepare(sql).all() as Row[];
  try {
    return {
      history: rows('SELECT * FROM "History" ORDER BY seq').map(historyOf),
      tenures: rows('SELECT * FROM "Tenure" ORDER BY since, id').map(tenureOf),
      policies: rows('SELECT * FROM "Policy" ORDER BY version').map(policyOf),
      rank: rows('SELECT key FROM "Blueprint" ORDER BY place').map(({ key }) => String(key)),
      statuses: new Map(
        rows('SELECT number, status FROM "Change"').map((row) => [
          Number(row["number"]),
          String(row["status"]),
        ]),
      ),
      exempt: new Set(
        rows('SELECT change FROM "Exemption" WHERE endedAt IS NULL').map((row) =>
          Number(row["change"]),
        ),
      ),
      intents: rows('SELECT change FROM "Intent"').length,
      damage: thorough ? damageOf(rows) : [],
    };
  } finally {
    database.close();
  }
}

function damageOf(rows: (sql: string) => Row[]): string[] {
  const found = [...rows("PRAGMA integrity_check"), ...rows("PRAGMA foreign_key_check")];
  return found.map((row) => Object.values(row).join(" ")).filter((text) => text !== "ok");
}

const instantOf = (value: unknown): number =>
  typeof value === "number" ? value : Date.parse(String(value));

const textOf = (value: unknown): string | null => (value === null ? null : String(value));

const historyOf = (row: Row): HistoryRow => ({
  seq: Number(row["seq"]),
  at: instantOf(row["at"]),
  who: String(row["who"]),
  kind: String(row["kind"]),
  code: String(row["code"]),
  change: row["change"] === null ? null : Number(row["change"]),
  blueprint: textOf(row["blueprint"]),
  reason: textOf(row["reason"]),
});

const tenureOf = (row: Row): TenureRow => ({
  blueprint: String(row["blueprint"]),
  since: instantOf(row["since"]),
  until: row["until"] === null ? null : instantOf(row["until"]),
  lost: textOf(row["lost"]),
});

function policyOf(row: Row): PolicyRow {
  const written = JSON.parse(String(row["values"])) as Row;
  const values = Object.entries(written).map(([key, value]) => {
    return [key, readDuration(String(value)) ?? value] as const;
  });
  return { at: instantOf(row["at"]), values: Object.fromEntries(values) };
}

/** Every change, as it is on the server and as the service has it. */
export function changeRows(at: Playground, stored: Stored): ChangeRow[] {
  return [...at.server.sandbox.state.changes.values()].map((change) => ({
    number: change.number,
    blueprint: at.blueprints.get(change.number) ?? null,
    owner: nameOf(at, change.owner),
    status: change.status,
    isWip: change.workInProgress,
    hasVote: holdOn(at, change) !== undefined,
    stored: stored.statuses.get(change.number) ?? null,
    verdict: stored.exempt.has(change.number) ? "exempt" : null,
  }));
}

const nameOf = ({ server }: Playground, account: number): string =>
  server.sandbox.state.accounts.get(account)?.username ?? String(account);

function holdOn({ people }: Playground, { patchSets }: Change) {
  const votes = patchSets.at(-1)?.votes ?? [];
  return votes.find(({ account, value }) => account === people.bot.accountId && value === -2);
}

/** All that the bot said. */
export function remarksOf({ server, people }: Playground): Remark[] {
  return [...server.sandbox.state.changes.values()].flatMap(({ number, messages }) =>
    messages
      .filter(({ author }) => author === people.bot.accountId)
      .map(({ at, text }) => ({
        at: Date.parse(`${at.slice(0, 23).replace(" ", "T")}Z`),
        change: number,
        text,
      })),
  );
}
