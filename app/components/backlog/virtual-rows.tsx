import {
  type Range,
  useWindowVirtualizer,
  type VirtualItem,
  type Virtualizer,
} from "@tanstack/react-virtual";
import {
  Fragment,
  memo,
  type RefObject,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { BacklogRow } from "#lib/domain/backlog.ts";
import { mostRows } from "./most-rows.ts";
import { type RowRanking, rankingOf } from "./ranked.ts";
import { Row } from "./row.tsx";
import styles from "./table.module.css";
import { covered, type ListHandle } from "./use-commands.ts";
import { rememberedTop, useScrollMemory } from "./use-scroll-memory.ts";

type Given = {
  project: string;
  rows: readonly BacklogRow[];
  selected: string | null;
  now: Date;
  ranking: RowRanking | null;
  /** How many rows come before those that the server had sent. */
  before: number;
  /** Whether rows are of many heights; another list is made when that changes. */
  isNarrow: boolean;
  list: RefObject<HTMLElement | null>;
  handle: RefObject<ListHandle | null>;
};

/** Of a line of the table, and of most entries of the list on a phone. */
const heights = { wide: 29, narrow: 76 };

/** The rows around what is in sight, and the room of all others. */
export function VirtualRows({ project, rows, selected, now, ...given }: Given) {
  const { before, isNarrow, list, handle, ranking } = given;
  const height = isNarrow ? heights.narrow : heights.wide;
  const kept = useMemo(() => rows.findIndex(({ name }) => name === selected), [rows, selected]);
  const isScrolling = useRef(false);
  const margin = useMargin(list, isScrolling);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    // Another function means that all rows are measured anew.
    estimateSize: useCallback(() => height, [height]),
    getItemKey: useCallback((index: number) => rows[index]?.name ?? index, [rows]),
    rangeExtractor: useCallback((range: Range) => rangeWith(range, kept, height), [kept, height]),
    overscan: 0,
    scrollMargin: margin,
    scrollPaddingStart: covered,
    scrollPaddingEnd: 8,
    useFlushSync: false,
    initialOffset: () => rememberedTop() ?? scrollY + before * height,
  });
  isScrolling.current = virtualizer.isScrolling;
  useFirstScroll(virtualizer, kept, before * height);
  useScrollMemory();
  useImperativeHandle(handle, () => ({
    reveal: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
  }));
  const items = useSteady(virtualizer.getVirtualItems());
  const end = margin + virtualizer.getTotalSize();
  const measure = isNarrow ? virtualizer.measureElement : undefined;
  return <DrawnRows {...{ project, rows, now, ranking, items, kept, margin, end, measure }} />;
}

type DrawnGiven = Pick<Given, "project" | "rows" | "now" | "ranking"> & {
  items: readonly VirtualItem[];
  /** The index of the selected row. */
  kept: number;
  /** Where the rows begin and end on the page. */
  margin: number;
  end: number;
  measure: ((element: HTMLTableRowElement | null) => void) | undefined;
};

/** A scroll asks for the rows in every picture; all but a few of these need nothing new. */
const DrawnRows = memo(function DrawnRows({ items, margin, end, ...given }: DrawnGiven) {
  const { project, rows, now, ranking, kept, measure } = given;
  const columns = ranking === null ? 8 : 9;
  return (
    <>
      {items.map(({ index, start, key }, place) => {
        const row = rows[index];
        return row === undefined ? null : (
          <Fragment key={key}>
            <Gap height={start - (items[place - 1]?.end ?? margin)} columns={columns} />
            <Row
              {...{ project, row, now, index, measure }}
              isSelected={index === kept}
              {...(ranking && rankingOf(ranking, row.name))}
            />
          </Fragment>
        );
      })}
      <Gap height={end - (items.at(-1)?.end ?? margin)} columns={columns} />
    </>
  );
});

/** The very same list for as long as the same things are in it. */
function useSteady<Thing>(next: readonly Thing[]): readonly Thing[] {
  const last = useRef(next);
  const isSame = (one: Thing, at: number) => one === last.current[at];
  if (next.length !== last.current.length || !next.every(isSame)) last.current = next;
  return last.current;
}

/**
 * The rows to draw: those in sight and some around, always as many and from the same few places, so that most pictures
 * of a scroll need no row made or dropped, and those that do have both at once. The selected row stays drawn, so that it
 * keeps the focus while others are scrolled over.
 */
function rangeWith({ startIndex, endIndex, count }: Range, kept: number, height: number): number[] {
  // Not those that are: by where the edges fall there is one more or less.
  const visible = Math.ceil(innerHeight / height) + 1;
  const step = Math.max(1, Math.floor(Math.min(visible / 2, (mostRows - visible) / 3)));
  const around = Math.floor(step / 2);
  const before = Math.floor(startIndex / step) * step - around;
  const from = Math.max(0, before);
  const to = Math.min(count, Math.max(endIndex + 1, before + visible + step + 2 * around));
  const indexes = Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place);
  if (kept < 0 || kept >= count || indexes.includes(kept)) return indexes;
  return [...indexes, kept].toSorted((a, b) => a - b);
}

/** The room of rows that are not drawn. It is invisible, so nobody hears of it either. */
function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr className={styles["gap"]} style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}

/** Where the rows begin on the page. Nothing above them changes by scrolling, and to ask costs a layout. */
function useMargin(list: RefObject<HTMLElement | null>, isScrolling: RefObject<boolean>): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    if (isScrolling.current) return;
    const body = list.current?.querySelector("tbody");
    if (body) setMargin(Math.round(body.getBoundingClientRect().top + scrollY));
  });
  return margin;
}

type RowVirtualizer = Pick<Virtualizer<Window, HTMLTableRowElement>, "scrollToIndex">;

/**
 * Where the list begins: where its reader left it, at the selected row, or with the rows that the server had sent right
 * where they were.
 */
function useFirstScroll({ scrollToIndex }: RowVirtualizer, kept: number, above: number) {
  const first = useRef({ scrollToIndex, kept, above });
  useLayoutEffect(() => {
    const { current } = first;
    const top = rememberedTop();
    if (top !== null) scrollTo({ top });
    else if (current.kept >= 0) current.scrollToIndex(current.kept, { align: "center" });
    else if (current.above > 0) scrollBy({ top: current.above });
  }, []);
}
