import { replaceAll } from "./bulk.ts";
import type { Intent as IntentRow } from "./generated/client.ts";
import type { Transaction } from "./open.ts";

/** What is about to be sent for one change; at most one each. */
export type Intent = {
  readonly server: string;
  readonly change: number;
  readonly project: string;
  readonly kind: "hold" | "restore" | "lift" | "message" | "warn";
  /** What a message without a vote does to a hold in words. */
  readonly words: "begin" | "end" | "explain" | null;
  readonly label: string;
  readonly value: number;
  readonly patchSet: number;
  readonly metaRevId: string;
  readonly verdict: string;
  readonly blueprint: string | null;
  readonly text: string | null;
  readonly state: string | null;
  readonly isFull: boolean;
  /** Of a warning: the start of the silence that it is about. */
  readonly silentSince: Date | null;
  readonly at: Date;
  readonly attempts: number;
  readonly failure: string | null;
};

export type IntentTable = {
  /** By change number. */
  all(project: string): Promise<readonly Intent[]>;
  /** Replaces an unsent intent of the same change. */
  add(intents: readonly Intent[]): Promise<void>;
  /** Counts one more attempt, and keeps why it failed; false when the intent is no longer there. */
  failed(server: string, change: number, failure: string): Promise<boolean>;
  remove(server: string, change: number): Promise<void>;
};

export function intentTable(client: Transaction): IntentTable {
  return {
    all: async (project) => {
      const rows = await client.intent.findMany({ where: { project }, orderBy: { change: "asc" } });
      return rows.map(intentOf);
    },
    add: (intents) => replaceAll(client, "Intent", ["server", "change"], intents),
    failed: async (server, change, failure) => {
      const { count } = await client.intent.updateMany({
        where: { server, change },
        data: { attempts: { increment: 1 }, failure },
      });
      return count === 1;
    },
    remove: async (server, change) => {
      await client.intent.deleteMany({ where: { server, change } });
    },
  };
}

function intentOf(row: IntentRow): Intent {
  return { ...row, kind: row.kind as Intent["kind"], words: row.words as Intent["words"] };
}
