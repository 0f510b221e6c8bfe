import type { Pause } from "#lib/domain/pause.ts";
import { stored } from "./bulk.ts";
import type { Transaction } from "./open.ts";

/** One project's clocks and switches. */
export type ProjectState = {
  readonly server: string;
  readonly startedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly firstReadAt: Date | null;
  readonly lastFullReadAt: Date | null;
  /** Those that were listed in full at least once. */
  readonly readRepositories: readonly string[];
  readonly lastWriteAt: Date | null;
  readonly debtReadyAt: Date | null;
  /** Those that are over, oldest first, as far as they lie in a tenure that lasts. */
  readonly pauses: readonly Pause[];
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
      return new Map(rows.map(({ key, ...row }) => [key, stateOf(row)]));
    },
    get: async (key) => {
      const omit = { key: true, slotCount: true } as const;
      const row = await client.project.findUnique({ where: { key }, omit });
      return row && stateOf(row);
    },
    create: async (key, server, slotCount) => {
      await client.project.create({ data: { key, server, slotCount } });
    },
    save: async (key, { readRepositories, pauses, ...change }) => {
      const read = readRepositories && { readRepositories: JSON.stringify(readRepositories) };
      const stood = pauses && { pauses: JSON.stringify(pauses.map(writtenPause)) };
      await client.project.update({ where: { key }, data: { ...change, ...read, ...stood } });
    },
  };
}

type Row = Omit<ProjectState, "readRepositories" | "pauses"> & {
  readonly readRepositories: string;
  readonly pauses: string | null;
};

const stateOf = (row: Row): ProjectState => ({
  ...row,
  readRepositories: JSON.parse(row.readRepositories) as string[],
  pauses: (JSON.parse(row.pauses ?? "[]") as WrittenPause[]).map(({ from, until }) => ({
    from: new Date(from),
    until: new Date(until),
  })),
});

const writtenPause = ({ from, until }: Pause) => ({ from: stored(from), until: stored(until) });
type WrittenPause = ReturnType<typeof writtenPause>;
