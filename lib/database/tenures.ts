import type { BlueprintKind, Tenure, Warned } from "#lib/domain/blueprint.ts";
import type { Stay } from "#lib/domain/past.ts";
import type { Tenure as TenureRow } from "./generated/client.ts";
import type { Transaction } from "./open.ts";

export type EndedTenure = {
  readonly blueprint: string;
  readonly number: number;
  readonly since: Date;
  readonly until: Date;
  readonly won: string;
  readonly lost: string;
};

/** Blueprints are given by their keys. */
export type TenureTable = {
  /** By the number that people see. */
  open(project: string): Promise<readonly Tenure[]>;
  /** Ended stays by blueprint key. */
  stays(project: string): Promise<ReadonlyMap<string, number>>;
  /** Oldest first. */
  ended(project: string, blueprint: string): Promise<readonly EndedTenure[]>;
  /** Those that lasted at an instant: one that ended then had ended. */
  during(project: string, at: Date): Promise<readonly Stay[]>;
  /** @throws DatabaseError "refused" if no slot is free, an error of Prisma's if the number or blueprint is in use */
  begin(
    project: string,
    entry: { blueprint: string; number: number; since: Date; won: string },
  ): Promise<void>;
  /** @throws if the blueprint is in no slot */
  end(project: string, blueprint: string, until: Date, lost: string): Promise<void>;
  setClock(project: string, blueprint: string, from: Date): Promise<void>;
  setEmptySince(project: string, blueprint: string, since: Date | null): Promise<void>;
  setWarned(project: string, blueprint: string, warned: Warned): Promise<void>;
};

export function tenureTable(client: Transaction): TenureTable {
  const setOpen = (project: string, blueprint: string, data: Partial<TenureRow>) =>
    client.tenure.updateMany({ where: { project, blueprint, until: null }, data });
  return {
    open: (project) => open(client, project),
    stays: async (project) => {
      const counts = await client.tenure.groupBy({
        by: "blueprint",
        where: { project, until: { not: null } },
        _count: true,
      });
      return new Map(counts.map(({ blueprint, _count }) => [blueprint, _count]));
    },
    ended: async (project, blueprint) => {
      const rows = await client.tenure.findMany({
        where: { project, blueprint, until: { not: null } },
        orderBy: { id: "asc" },
      });
      return rows.flatMap(endedOf);
    },
    during: (project, at) =>
      client.tenure.findMany({
        where: { project, since: { lte: at }, OR: [{ until: null }, { until: { gt: at } }] },
        select: { blueprint: true, number: true, since: true },
        orderBy: { number: "asc" },
      }),
    begin: async (project, entry) => {
      await client.tenure.create({ data: { project, ...entry } });
    },
    end: async (project, blueprint, until, lost) => {
      const { count } = await setOpen(project, blueprint, { until, lost });
      if (count === 0) throw new Error(`${blueprint} is in no slot of ${project}.`);
    },
    setClock: async (project, blueprint, from) => {
      await setOpen(project, blueprint, { clockFrom: from });
    },
    setEmptySince: async (project, blueprint, since) => {
      await setOpen(project, blueprint, { emptySince: since });
    },
    setWarned: async (project, blueprint, { at, of }) => {
      await setOpen(project, blueprint, { warnedAt: at, warnedOf: of });
    },
  };
}

/** The kind is the blueprint's, as it is now. */
async function open(client: Transaction, project: string): Promise<Tenure[]> {
  const rows = await client.$queryRaw<(TenureRow & { kind: BlueprintKind })[]>`
    SELECT "Tenure".*, "Blueprint"."kind" FROM "Tenure"
    JOIN "Blueprint" ON "Blueprint"."project" = "Tenure"."project"
      AND "Blueprint"."key" = "Tenure"."blueprint"
    WHERE "Tenure"."project" = ${project} AND "until" IS NULL ORDER BY "number"`;
  return rows.map(({ blueprint, kind, number, since, clockFrom, emptySince, ...row }) => ({
    blueprint,
    kind,
    number,
    since,
    clockFrom,
    emptySince,
    warned: warnedOf(row),
  }));
}

const warnedOf = ({ warnedAt: at, warnedOf: of }: Pick<TenureRow, "warnedAt" | "warnedOf">) =>
  at === null || of === null ? null : { at, of };

function endedOf({ blueprint, number, since, until, won, lost }: TenureRow): EndedTenure[] {
  return until === null ? [] : [{ blueprint, number, since, until, won, lost: lost ?? "" }];
}
