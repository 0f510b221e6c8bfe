import type { Command } from "#lib/domain/command.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Transaction } from "./open.ts";

/** A person's decision that is carried out once it is due, unless it is undone before. */
export type Pending = {
  readonly id: number;
  readonly project: string;
  readonly command: Command;
  readonly who: string;
  readonly reason: string | null;
  /** Who decided, as they were known then; null where nobody knows. */
  readonly actor: Actor | null;
  /** What it will do, in a sentence. */
  readonly text: string;
  readonly at: Date;
  readonly due: Date;
  /** How many holds and lifts were seen to follow. */
  readonly holds: number;
  readonly lifts: number;
};

export type PendingTable = {
  /** Keeps it, and gives its id. */
  add(pending: Omit<Pending, "id">): Promise<number>;
  /** Those that come first are first. */
  all(project: string): Promise<readonly Pending[]>;
  /** Takes one away; false when it is not there any more. */
  remove(project: string, id: number): Promise<boolean>;
};

export function pendingTable(client: Transaction): PendingTable {
  return {
    add: async ({ command, actor, ...pending }) => {
      const data = {
        ...pending,
        command: JSON.stringify(command),
        actor: actor === null ? null : JSON.stringify(actor),
      };
      return (await client.pending.create({ data, select: { id: true } })).id;
    },
    all: async (project) => {
      const orderBy = [{ due: "asc" as const }, { id: "asc" as const }];
      const rows = await client.pending.findMany({ where: { project }, orderBy });
      return rows.map(({ command, actor, ...row }) => ({
        ...row,
        command: JSON.parse(command) as Command,
        actor: actor === null ? null : (JSON.parse(actor) as Actor),
      }));
    },
    remove: async (project, id) => {
      const { count } = await client.pending.deleteMany({ where: { project, id } });
      return count === 1;
    },
  };
}
