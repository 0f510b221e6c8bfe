import type { VerdictCode } from "#lib/domain/verdict.ts";
import {
  type ChangeFilter,
  fits,
  governedIn,
  isOpposed,
  type ListedChange,
  listedFrom,
} from "./list-changes.ts";
import { lookAtProject, type Sight } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { oncePerSight } from "./once-per-sight.ts";
import { type Condition, readCondition } from "./read-condition.ts";

/** The list behind every number of changes. */
export type ChangesView = {
  readonly project: string;
  readonly filter: ChangeFilter;
  /** One page of those that fit the filter, by number. */
  readonly rows: readonly ListedChange[];
  /** How many fit, and which page of how many this is. */
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  /** Of all open governed changes, whatever the filter says. */
  readonly counts: ChangesCounts;
  readonly condition: Condition;
};

export type ChangesCounts = {
  readonly all: number;
  readonly held: number;
  /** Against which a person stands with −2. */
  readonly human2: number;
  readonly verdicts: Readonly<Partial<Record<VerdictCode, number>>>;
  /** Of those in slots. */
  readonly turns: Readonly<Partial<Record<string, number>>>;
};

const onOnePage = 50;

/** One page of a project's open changes; a page beyond the last one is the last. */
export async function showChanges(
  needs: Needs,
  project: Project,
  filter: ChangeFilter,
  page = 1,
): Promise<ChangesView> {
  const sight = await lookAtProject(needs, project);
  const found = rowsIn(sight).filter(
    ({ row, isOpposed: is }) => fits(row, filter) && (filter.human2 !== true || is),
  );
  const pages = Math.max(1, Math.ceil(found.length / onOnePage));
  const shown = Math.min(Math.max(1, page), pages);
  return {
    project: project.key,
    filter,
    rows: found.slice((shown - 1) * onOnePage, shown * onOnePage).map(({ row }) => row),
    found: found.length,
    page: shown,
    pages,
    counts: countsIn(sight),
    condition: await readCondition(needs, project),
  };
}

type Row = { readonly row: ListedChange; readonly isOpposed: boolean };

const rowsIn: (sight: Sight) => readonly Row[] = oncePerSight((sight) =>
  governedIn(sight)
    .map((judged) => ({
      row: listedFrom(sight, judged),
      isOpposed: isOpposed(sight.world, judged),
    }))
    .toSorted((a, b) => a.row.change - b.row.change),
);

const countsIn: (sight: Sight) => ChangesCounts = oncePerSight((sight) => {
  const rows = rowsIn(sight);
  return {
    all: rows.length,
    held: rows.filter(({ row }) => row.held).length,
    human2: rows.filter((one) => one.isOpposed).length,
    verdicts: countBy(rows.map(({ row }) => row.verdict)),
    turns: countBy(rows.flatMap(({ row }) => row.turn?.of ?? [])),
  };
});

function countBy<T extends string>(words: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
