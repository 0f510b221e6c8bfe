import type { Transaction } from "./open.ts";

/** One review server as far as it was read. */
export type ServerState = {
  readonly bot: number | null;
  readonly cursor: Date | null;
  readonly lastReadAt: Date | null;
  /** Equal failures in a row; the text and since when are null after a read that went well. */
  readonly failures: number;
  readonly failureText: string | null;
  readonly failedSince: Date | null;
};

export type ServerTable = {
  /** A server that nothing was saved of has never been read. */
  get(key: string): Promise<ServerState>;
  save(key: string, change: Partial<ServerState>): Promise<void>;
};

const neverRead: ServerState = {
  bot: null,
  cursor: null,
  lastReadAt: null,
  failures: 0,
  failureText: null,
  failedSince: null,
};

export function serverTable(client: Transaction): ServerTable {
  return {
    get: async (key) => {
      const row = await client.server.findUnique({ where: { key }, omit: { key: true } });
      if (row === null) return neverRead;
      const { botAccountId: bot, ...state } = row;
      return { bot, ...state };
    },
    save: async (key, { bot, ...change }) => {
      const data = bot === undefined ? change : { ...change, botAccountId: bot };
      await client.server.upsert({ where: { key }, create: { key, ...data }, update: data });
    },
  };
}
