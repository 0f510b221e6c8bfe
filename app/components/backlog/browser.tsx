"use client";

import { useMemo, useRef } from "react";
import { type BacklogRow, rowOf, skippedBefore } from "#lib/domain/backlog.ts";
import { type BacklogFilter, filterRows, isFiltering } from "#lib/domain/backlog-filter.ts";
import type { BacklogPage } from "#lib/domain/backlog-page.ts";
import type { Move } from "#lib/flow/last-moves.ts";
import styles from "./browser.module.css";
import { FilterNote } from "./filter-note.tsx";
import { Moves } from "./moves.tsx";
import { Pager } from "./pager.tsx";
import { PaperNote } from "./paper-note.tsx";
import { RowPanel } from "./row-panel.tsx";
import { RowsInSight } from "./rows-in-sight.tsx";
import { Table } from "./table.tsx";
import { useAddress } from "./use-address.ts";
import { type ListHandle, useCommands } from "./use-commands.ts";
import { useFilter } from "./use-filter.ts";
import { useMoves } from "./use-moves.ts";
import { useOpening } from "./use-opening.ts";
import { useSelection } from "./use-selection.ts";
import { useStill } from "./use-still.ts";
import { useWhole } from "./use-whole.ts";

type Given = {
  project: string;
  now: Date;
  /** Another one whenever the order or anything in it may have changed. */
  version: string;
  /** The version of the order, and how many blueprints are in it. */
  order: number;
  known: number;
  /** What the address asked for, and the rows of its page; all rows where they are few. */
  filter: BacklogFilter;
  page: BacklogPage;
  all: readonly BacklogRow[] | null;
  around: About | null;
  /** The last moves of the row that the address names, or in the whole order. */
  moves: readonly Move[];
};

/** A row, and how many ahead of it in line are not ready. */
type About = { readonly row: BacklogRow; readonly skipped: number };

/**
 * The order with what is known of its selected row. The server sends a page of it; the browser gets all rows and then
 * filters and selects by itself, with every row within reach and few of them drawn.
 */
export function BacklogBrowser({ project, now, known, page, ...given }: Given) {
  const list = useRef<HTMLDivElement>(null);
  const handle = useRef<ListHandle>(null);
  const { newest, isLoading } = useWhole({ project, ...given });
  const shown = useStill(newest, list);
  const filter = useFilter(given.filter, shown !== null);
  const rows = useMemo(
    () => (shown === null ? page.rows : filterRows(shown.searched, filter)),
    [shown, filter, page],
  );
  const around = given.around?.row.name ?? null;
  const { selected, current, goTo } = useSelection(around, list);
  const moves = useMoves(project, selected, { around, moves: given.moves });
  useOpening(list);
  useCommands({ list, handle, rows, current, goTo });
  useAddress({ project, filter, around: selected, isOn: shown !== null });
  const about = selected === around ? given.around : aboutIn(shown?.rows ?? rows, selected);
  const count = shown === null ? page.count : rows.length;
  return (
    <div className={styles["whole"]}>
      {isFiltering(filter) ? <FilterNote project={project} shown={count} known={known} /> : null}
      <div className={styles["columns"]} hidden={count === 0}>
        <div ref={list} className={styles["list"]} aria-busy={isLoading}>
          <Table count={count}>
            <RowsInSight
              {...{ project, rows, selected, now, list, handle }}
              before={page.before}
              isWhole={shown !== null}
            />
          </Table>
          {shown === null ? null : <PaperNote count={count} />}
          {shown === null ? <Pager project={project} page={page} filter={filter} /> : null}
        </div>
        <div className={styles["rail"]}>
          {about === null ? null : <RowPanel project={project} {...about} now={now} />}
          {moves === null ? null : (
            <Moves project={project} moves={moves} now={now} isOfOne={about !== null} />
          )}
        </div>
      </div>
    </div>
  );
}

function aboutIn(rows: readonly BacklogRow[], selected: string | null): About | null {
  const row = selected === null ? null : rowOf(rows, selected);
  if (row === null) return null;
  const { state } = row;
  return { row, skipped: state.kind === "in-line" ? skippedBefore(rows, state.position) : 0 };
}
