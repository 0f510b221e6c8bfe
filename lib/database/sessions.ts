import type { Session } from "./generated/client.ts";
import type { Transaction } from "./open.ts";

/** A browser that is signed in; `id` is the hash of what its cookie carries. */
export type KeptSession = Readonly<Omit<Session, "groups">> & {
  /** Of the configured groups, those that the review server said they are in. */
  readonly groups: readonly string[];
};

type Owner = { readonly server: string; readonly username: string };

export type SessionTable = {
  get(id: string): Promise<KeptSession | null>;
  add(session: KeptSession): Promise<void>;
  seen(id: string, at: Date): Promise<void>;
  /** All of one person, the newest first. */
  of(owner: Owner): Promise<readonly KeptSession[]>;
  end(id: string): Promise<void>;
  /** Ends the one of this owner that is called so; how many there were. */
  endOne(owner: Owner, handle: string): Promise<number>;
  /** Ends all of this owner but one; how many there were. */
  endOthers(owner: Owner, id: string): Promise<number>;
  /** Ends those of everybody. */
  endAll(): Promise<void>;
  /** Drops those that nobody can use any more. */
  prune(now: Date, idleSince: Date): Promise<void>;
};

export function sessionTable(client: Transaction): SessionTable {
  return {
    get: async (id) => keptOrNull(await client.session.findUnique({ where: { id } })),
    add: async ({ groups, ...session }) => {
      await client.session.create({ data: { ...session, groups: JSON.stringify(groups) } });
    },
    seen: async (id, seenAt) => {
      await client.session.updateMany({ where: { id }, data: { seenAt } });
    },
    of: async ({ server, username }) => {
      const where = { server, username };
      const rows = await client.session.findMany({ where, orderBy: { createdAt: "desc" } });
      return rows.map(kept);
    },
    end: async (id) => {
      await client.session.deleteMany({ where: { id } });
    },
    endOne: async ({ server, username }, handle) =>
      (await client.session.deleteMany({ where: { server, username, handle } })).count,
    endOthers: async ({ server, username }, id) =>
      (await client.session.deleteMany({ where: { server, username, NOT: { id } } })).count,
    endAll: async () => {
      await client.session.deleteMany();
    },
    prune: async (now, idleSince) => {
      const where = { OR: [{ expiresAt: { lte: now } }, { seenAt: { lte: idleSince } }] };
      await client.session.deleteMany({ where });
    },
  };
}

const kept = ({ groups, ...session }: Session): KeptSession => ({
  ...session,
  groups: JSON.parse(groups) as string[],
});

const keptOrNull = (row: Session | null): KeptSession | null => (row === null ? null : kept(row));
