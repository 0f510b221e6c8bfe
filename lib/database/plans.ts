import type { Pair } from "#lib/domain/brake.ts";
import type { Transaction } from "./open.ts";

export type KeptPlan = { readonly id: string; readonly at: Date; readonly pairs: readonly Pair[] };

export type PlanTable = {
  /** Keeps a plan that was shown, and drops those older than `dropBefore`. Shown again, it is kept longer. */
  keep(project: string, plan: KeptPlan, dropBefore: Date): Promise<void>;
  get(project: string, id: string): Promise<KeptPlan | null>;
  /** The one that was shown last. */
  newest(project: string): Promise<KeptPlan | null>;
  /** Drops those that were last shown before `before`. */
  prune(project: string, before: Date): Promise<void>;
};

type Row = { readonly id: string; readonly at: Date; readonly pairs: string };

const planIn = (row: Row | null): KeptPlan | null =>
  row === null ? null : { id: row.id, at: row.at, pairs: JSON.parse(row.pairs) as Pair[] };

export function planTable(client: Transaction): PlanTable {
  const prune = async (project: string, before: Date) => {
    await client.plan.deleteMany({ where: { project, at: { lt: before } } });
  };
  return {
    prune,
    newest: async (project) =>
      planIn(await client.plan.findFirst({ where: { project }, orderBy: { at: "desc" } })),
    keep: async (project, { id, at, pairs }, dropBefore) => {
      const data = { at, pairs: JSON.stringify(pairs) };
      await client.plan.upsert({
        where: { project_id: { project, id } },
        create: { project, id, ...data },
        update: data,
      });
      await prune(project, dropBefore);
    },
    get: async (project, id) =>
      planIn(await client.plan.findUnique({ where: { project_id: { project, id } } })),
  };
}
