import type { AccessToken } from "./generated/client.ts";
import type { Transaction } from "./open.ts";

/** A word for scripts, of which only the hash is known: `id`. */
export type KeptAccessToken = Readonly<Omit<AccessToken, "groups" | "scopes">> & {
  readonly groups: readonly string[];
  readonly scopes: readonly string[];
};

type Owner = { readonly server: string; readonly username: string };

export type AccessTokenTable = {
  get(id: string): Promise<KeptAccessToken | null>;
  add(token: KeptAccessToken): Promise<void>;
  used(id: string, at: Date): Promise<void>;
  /** All of one person, the newest first. */
  of(owner: Owner): Promise<readonly KeptAccessToken[]>;
  /** How many of this owner that are called so it ended; one that has ended already is not counted. */
  revoke(owner: Owner, handle: string, at: Date): Promise<number>;
  /** Ends those of everybody. */
  revokeAll(at: Date): Promise<void>;
  /** Drops those that could not be used since then. */
  prune(before: Date): Promise<void>;
};

export function accessTokenTable(client: Transaction): AccessTokenTable {
  return {
    get: async (id) => {
      const row = await client.accessToken.findUnique({ where: { id } });
      return row === null ? null : kept(row);
    },
    add: async ({ groups, scopes, ...token }) => {
      const data = { ...token, groups: JSON.stringify(groups), scopes: JSON.stringify(scopes) };
      await client.accessToken.create({ data });
    },
    used: async (id, lastUsedAt) => {
      await client.accessToken.updateMany({ where: { id }, data: { lastUsedAt } });
    },
    of: async ({ server, username }) => {
      const where = { server, username };
      const rows = await client.accessToken.findMany({ where, orderBy: { createdAt: "desc" } });
      return rows.map(kept);
    },
    revoke: async ({ server, username }, handle, revokedAt) => {
      const where = { server, username, handle, revokedAt: null };
      return (await client.accessToken.updateMany({ where, data: { revokedAt } })).count;
    },
    revokeAll: async (revokedAt) => {
      await client.accessToken.updateMany({ where: { revokedAt: null }, data: { revokedAt } });
    },
    prune: async (before) => {
      const where = { OR: [{ expiresAt: { lte: before } }, { revokedAt: { lte: before } }] };
      await client.accessToken.deleteMany({ where });
    },
  };
}

const kept = ({ groups, scopes, ...token }: AccessToken): KeptAccessToken => ({
  ...token,
  groups: JSON.parse(groups) as string[],
  scopes: JSON.parse(scopes) as string[],
});
