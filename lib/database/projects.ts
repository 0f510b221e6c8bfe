import type { Transaction } from "./open.ts";

/** One project's clocks and switches. */
export type ProjectState = {
  readonly server: string;
  readonly startedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly firstReadAt: Date | null;
  readonly lastFullReadAt: Date | null;
  readonly lastWriteAt: Date | null;
  readonly debtReadyAt: Date | null;
  readonly onlyApproved: boolean;
  readonly orderVersion: number;
};

export type ProjectTable = {
  all(): Promise<ReadonlyMap<string, ProjectState>>;
  get(key: string): Promise<ProjectState | null>;
  create(key: string, server: string, slotCount: number): Promise<void>;
  /** `slotCount` mirrors the policy for the trigger that guards occupancy. */
  save(key: string, change: Partial<ProjectState> & { slotCount?: number }): Promise<void>;
};

export function projectTable(client: Transaction): ProjectTable {
  return {
    all: async () => {
      const rows = await client.project.findMany({
        omit: { slotCount: true },
        orderBy: { key: "asc" },
      });
      return new Map(rows.map(({ key, ...state }) => [key, state]));
    },
    get: (key) =>
      client.project.findUnique({ where: { key }, omit: { key: true, slotCount: true } }),
    create: async (key, server, slotCount) => {
      await client.project.create({ data: { key, server, slotCount } });
    },
    save: async (key, change) => {
      await client.project.update({ where: { key }, data: change });
    },
  };
}
