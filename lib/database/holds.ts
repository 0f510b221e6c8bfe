import type { StandingHold } from "#lib/domain/hold.ts";
import type { Hold as HoldRow } from "./generated/client.ts";
import type { Transaction } from "./open.ts";

/** A hold with the project that placed it and the verdict it stands for. */
type KeptHold = StandingHold & { readonly project: string; readonly verdict: string };

export type HoldTable = {
  all(server: string): Promise<ReadonlyMap<number, KeptHold>>;
  save(server: string, change: number, hold: KeptHold): Promise<void>;
  remove(server: string, changes: readonly number[]): Promise<void>;
  /** Remembers words; told twice in one state is one row, full if either was. */
  told(
    server: string,
    change: number,
    told: { state: string; isFull: boolean; at: Date },
  ): Promise<void>;
  /** Nothing was said on this change, as far as is known. */
  forgetTold(server: string, change: number): Promise<void>;
};

export function holdTable(client: Transaction): HoldTable {
  return {
    all: async (server) => {
      const rows = await client.hold.findMany({ where: { server }, orderBy: { change: "asc" } });
      return new Map(rows.map((row) => [row.change, keptHoldOf(row)]));
    },
    save: async (server, change, hold) => {
      const { project, verdict, form, label, value, patchSet, restoredOn, since } = hold;
      const data = { project, verdict, form, label, value, patchSet, restoredOn, since };
      await client.hold.upsert({
        where: { server_change: { server, change } },
        create: { server, change, ...data },
        update: data,
      });
    },
    remove: async (server, changes) => {
      await client.hold.deleteMany({ where: { server, change: { in: [...changes] } } });
    },
    told: async (server, change, { state, isFull, at }) => {
      await client.told.upsert({
        where: { server_change_state: { server, change, state } },
        create: { server, change, state, isFull, at },
        update: isFull ? { isFull } : {},
      });
    },
    forgetTold: async (server, change) => {
      await client.told.deleteMany({ where: { server, change } });
    },
  };
}

export function holdOf(row: HoldRow): StandingHold {
  const { label, value, patchSet, restoredOn, since } = row;
  return { form: row.form as StandingHold["form"], label, value, patchSet, restoredOn, since };
}

function keptHoldOf(row: HoldRow): KeptHold {
  return { ...holdOf(row), project: row.project, verdict: row.verdict };
}
