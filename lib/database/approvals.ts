import { type Approvals, type Pair, pairKey } from "#lib/domain/brake.ts";
import { replaceAll } from "./bulk.ts";
import type { Transaction } from "./open.ts";

export type ApprovalTable = {
  /** What people answered, and what was sent since `since`, that instant included. */
  read(project: string, since: Date): Promise<Omit<Approvals, "onlyApproved">>;
  /** A later answer to the same pair replaces the earlier one. */
  answer(
    project: string,
    pairs: readonly Pair[],
    isAllowed: boolean,
    who: string,
    at: Date,
  ): Promise<void>;
  sent(project: string, pair: Pair, at: Date): Promise<void>;
  /** Drops what was sent before `before`: nothing counts it any more. */
  prune(project: string, before: Date): Promise<void>;
  /** Forgets every answer, kept plan and count: the project's start was taken back. */
  clear(project: string): Promise<void>;
};

export function approvalTable(client: Transaction): ApprovalTable {
  return {
    read: (project, since) => read(client, project, since),
    answer: async (project, pairs, isAllowed, who, at) => {
      const rows = pairs.map(({ change, verdict }) => ({
        project,
        change,
        verdict,
        isAllowed,
        who,
        at,
      }));
      await replaceAll(client, "Pair", ["project", "change", "verdict"], rows);
    },
    sent: async (project, { change, verdict }, at) => {
      await client.sentHold.create({ data: { project, change, verdict, at } });
    },
    prune: async (project, before) => {
      await client.sentHold.deleteMany({ where: { project, at: { lt: before } } });
    },
    clear: async (project) => {
      await client.pair.deleteMany({ where: { project } });
      await client.sentHold.deleteMany({ where: { project } });
      await client.plan.deleteMany({ where: { project } });
    },
  };
}

async function read(client: Transaction, project: string, since: Date) {
  const answered = await client.pair.findMany({ where: { project } });
  const sent = await client.sentHold.findMany({
    where: { project, at: { gte: since } },
    orderBy: { id: "asc" },
    select: { change: true, verdict: true },
  });
  const keysOf = (isAllowed: boolean) =>
    new Set(answered.filter((pair) => pair.isAllowed === isAllowed).map(pairKey));
  return { approved: keysOf(true), keptBack: keysOf(false), sent };
}
