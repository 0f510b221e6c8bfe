import { type BacklogRow, skippedBefore } from "#lib/domain/backlog.ts";
import {
  type BacklogFilter,
  filterRows,
  isFiltering,
  searched,
} from "#lib/domain/backlog-filter.ts";
import { pageFrom, pageSize } from "#lib/domain/backlog-page.ts";
import type { Move } from "#lib/flow/last-moves.ts";
import type { Backlog } from "#lib/flow/show-backlog.ts";
import { BacklogBrowser } from "./browser.tsx";
import { Empty } from "./empty.tsx";
import { FilterBar } from "./filter-bar.tsx";
import type { RankingPerson } from "./ranked.ts";

type Given = {
  backlog: Backlog;
  /** The state that it stands on. */
  version: string;
  /** What was asked for. */
  address: string;
  filter: BacklogFilter;
  /** The page that is asked for, as the address has it. */
  page: string | undefined;
  selected: BacklogRow | null;
  moves: readonly Move[];
  /** Null for who may not rank. */
  ranker: RankingPerson | null;
};

/** The order as the server sends it: the filter, a page of rows, and what is known of the selected one. */
export function BacklogView({ backlog, filter, page, selected, ranker, ...given }: Given) {
  const { project, order, rows, totals, isSlotFree, condition } = backlog;
  if (totals.known === 0) return <Empty totals={totals} project={project} />;
  const shown = isFiltering(filter) ? filterRows(searched(rows), filter) : rows;
  return (
    <>
      <Empty totals={totals} project={project} />
      <FilterBar project={project} filter={filter} totals={totals} mayRank={ranker !== null} />
      <BacklogBrowser
        project={project}
        now={condition.now}
        order={order}
        known={totals.known}
        filter={filter}
        page={pageFrom(shown, { page, around: selected?.name })}
        all={rows.length <= pageSize ? rows : null}
        isSlotFree={isSlotFree}
        around={selected && { row: selected, skipped: skippedOf(rows, selected) }}
        ranker={ranker}
        {...given}
      />
    </>
  );
}

const skippedOf = (rows: readonly BacklogRow[], { state }: BacklogRow) =>
  state.kind === "in-line" ? skippedBefore(rows, state.position) : 0;
