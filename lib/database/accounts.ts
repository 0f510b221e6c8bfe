import type { Account } from "#lib/domain/change.ts";
import { replaceAll } from "./bulk.ts";
import type { Transaction } from "./open.ts";

export type AccountTable = {
  all(server: string): Promise<ReadonlyMap<number, Account>>;
  /** Writes only what is new or differs. */
  save(server: string, accounts: readonly Account[]): Promise<void>;
};

export function accountTable(client: Transaction): AccountTable {
  return {
    all: async (server) => {
      const rows = await client.account.findMany({ where: { server }, omit: { server: true } });
      return new Map(rows.map((account) => [account.id, account]));
    },
    save: async (server, accounts) => {
      const rows = accounts.map(({ id, username, name, isService }) => ({
        server,
        id,
        username,
        name,
        isService,
      }));
      await replaceAll(client, "Account", ["server", "id"], rows);
    },
  };
}
