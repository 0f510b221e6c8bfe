import type { Pair } from "#lib/domain/brake.ts";
import type { Transaction } from "./open.ts";

export type KeptPlan = { readonly id: string; readonly at: Date; readonly pairs: readonly Pair[] };

export type PlanTable = {
  /** Keeps a plan that was shown, and drops those older than `dropBefore`. Shown again, it is kept longer. */
  keep(project: string, plan: KeptPlan, dropBefore: Date): Promise<void>;
  get(project: string, id: string): Promise<KeptPlan | null>;
};

export function planTable(client: Transaction): PlanTable {
  return {
    keep: async (project, { id, at, pairs }, dropBefore) => {
      const data = { at, pairs: JSON.stringify(pairs) };
      await client.plan.upsert({
        where: { project_id: { project, id } },
        create: { project, id, ...data },
        update: data,
      });
      await client.plan.deleteMany({ where: { project, at: { lt: dropBefore } } });
    },
    get: async (project, id) => {
      const row = await client.plan.findUnique({ where: { project_id: { project, id } } });
      return row === null ? null : { id, at: row.at, pairs: JSON.parse(row.pairs) as Pair[] };
    },
  };
}
