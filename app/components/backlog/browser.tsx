"use client";

import { useMemo, useRef, useState } from "react";
import { useLastWhile } from "#app/components/deciding/use-last-while.ts";
import { type BacklogRow, rowOf, skippedBefore } from "#lib/domain/backlog.ts";
import { type BacklogFilter, filterRows, isFiltering } from "#lib/domain/backlog-filter.ts";
import type { BacklogPage } from "#lib/domain/backlog-page.ts";
import type { Move } from "#lib/flow/last-moves.ts";
import styles from "./browser.module.css";
import { FilterNote } from "./filter-note.tsx";
import { Moves } from "./moves.tsx";
import { Pager } from "./pager.tsx";
import { PaperNote } from "./paper-note.tsx";
import { type Ranked, type RankingPerson, unranked } from "./ranked.ts";
import { Ranker } from "./ranker.tsx";
import { RowPanel } from "./row-panel.tsx";
import { RowsInSight } from "./rows-in-sight.tsx";
import { Table } from "./table.tsx";
import { useAddress } from "./use-address.ts";
import { type ListHandle, useCommands } from "./use-commands.ts";
import { useFilter } from "./use-filter.ts";
import { useMoves } from "./use-moves.ts";
import { useOpening } from "./use-opening.ts";
import { useResults } from "./use-results.ts";
import { useSelection } from "./use-selection.ts";
import { useStill } from "./use-still.ts";
import { useWhole } from "./use-whole.ts";

type Given = {
  project: string;
  now: Date;
  /** Another one whenever the order or anything in it may have changed. */
  version: string;
  /** The address that the server has answered. */
  address: string;
  /** The version of the order, and how many blueprints are in it. */
  order: number;
  known: number;
  /** What the address asked for, and the rows of its page; all rows where they are few. */
  filter: BacklogFilter;
  page: BacklogPage;
  all: readonly BacklogRow[] | null;
  around: About | null;
  /** Somebody in line could be given a slot. */
  isSlotFree: boolean;
  /** The last moves of the row that the address names, or in the whole order. */
  moves: readonly Move[];
  /** Null for who may not rank. */
  ranker: RankingPerson | null;
};

/** A row, and how many ahead of it in line are not ready. */
type About = { readonly row: BacklogRow; readonly skipped: number };

/**
 * The order with what is known of its selected row. The server sends a page of it; the browser gets all rows and then
 * filters and selects by itself, with every row within reach and few of them drawn.
 */
export function BacklogBrowser({ project, now, known, page, address, ...given }: Given) {
  const list = useRef<HTMLDivElement>(null);
  const handle = useRef<ListHandle>(null);
  const { newest, isLoading } = useWhole({ project, ...given });
  const [ranked, setRanked] = useState<Ranked | null>(null);
  const [isRanking, setRanking] = useState(false);
  const ranker = useLastWhile(given.ranker, isRanking);
  const { still, adopt } = useStill(newest, list, ranked);
  const shown = ranked?.snapshot ?? still;
  const filter = useFilter(given.filter, shown !== null);
  const rows = useMemo(
    () => (shown === null ? page.rows : filterRows(shown.searched, filter)),
    [shown, filter, page],
  );
  const around = given.around?.row.name ?? null;
  const { selected, current, goTo } = useSelection(around, list);
  const moves = useMoves(project, selected, { around, moves: given.moves }, ranked?.done ?? 0);
  useOpening(list);
  useResults({ list, handle, shown, goTo });
  useCommands({ list, handle, rows, current, goTo });
  const isOn = shown !== null;
  useAddress({ project, filter, around: selected, isOn, answered: { address, page } });
  const isSent = selected === around && ranked === null;
  const about = isSent ? given.around : aboutIn(shown?.rows ?? rows, selected);
  const mayRank = ranker !== null;
  const ranking = mayRank ? (ranked ?? unranked) : null;
  const isLocked = isFiltering(filter);
  const count = shown === null ? page.count : rows.length;
  return (
    <div className={styles["whole"]}>
      {isLocked ? <FilterNote {...{ project, known, mayRank }} shown={count} /> : null}
      <Ranker
        {...{ project, ranker, selected, current, list, handle, isLocked, adopt }}
        snapshot={still}
        onRanked={setRanked}
        onBusy={setRanking}
      />
      <div className={styles["columns"]} hidden={count === 0}>
        <div ref={list} className={styles["list"]} aria-busy={isLoading}>
          <Table count={count} mayRank={mayRank}>
            <RowsInSight
              {...{ project, rows, selected, now, ranking, list, handle }}
              before={page.before}
              isWhole={shown !== null}
            />
          </Table>
          <Foot isWhole={shown !== null} {...{ project, page, filter, count }} />
        </div>
        <div className={styles["rail"]}>
          <Rail {...{ project, about, mayRank, moves, now }} isSlotFree={given.isSlotFree} />
        </div>
      </div>
    </div>
  );
}

type FootGiven = Pick<Given, "project" | "page" | "filter"> & { isWhole: boolean; count: number };

const Foot = ({ isWhole, count, ...given }: FootGiven) =>
  isWhole ? <PaperNote count={count} /> : <Pager {...given} />;

type RailGiven = Pick<Given, "project" | "now" | "isSlotFree"> & {
  about: About | null;
  mayRank: boolean;
  moves: readonly Move[] | null;
};

/** What is beside the list: the selected row, its moves to make, and those that were made. */
function Rail({ project, about, mayRank, moves, now, isSlotFree }: RailGiven) {
  return (
    <>
      {about === null ? null : <RowPanel {...about} {...{ project, isSlotFree, now }} />}
      {mayRank ? <div data-rank-panel="" /> : null}
      {moves === null ? null : (
        <Moves project={project} moves={moves} now={now} isOfOne={about !== null} />
      )}
    </>
  );
}

function aboutIn(rows: readonly BacklogRow[], selected: string | null): About | null {
  const row = selected === null ? null : rowOf(rows, selected);
  if (row === null) return null;
  const { state } = row;
  return { row, skipped: state.kind === "in-line" ? skippedBefore(rows, state.position) : 0 };
}
