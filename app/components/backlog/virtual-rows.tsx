import { type Range, useWindowVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import {
  Fragment,
  type RefObject,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
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
  const kept = selected === null ? -1 : rows.findIndex(({ name }) => name === selected);
  const isScrolling = useRef(false);
  const margin = useMargin(list, isScrolling);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.name ?? index,
    rangeExtractor: useCallback((range: Range) => rangeWith(range, kept), [kept]),
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
  const items = virtualizer.getVirtualItems();
  const columns = ranking === null ? 8 : 9;
  const end = margin + virtualizer.getTotalSize();
  return (
    <>
      {items.map(({ index, start, key }, place) => {
        const row = rows[index];
        return row === undefined ? null : (
          <Fragment key={key}>
            <Gap height={start - (items[place - 1]?.end ?? margin)} columns={columns} />
            <Row
              {...{ project, row, now, index }}
              isSelected={index === kept}
              measure={isNarrow ? virtualizer.measureElement : undefined}
              {...(ranking && rankingOf(ranking, row.name))}
            />
          </Fragment>
        );
      })}
      <Gap height={end - (items.at(-1)?.end ?? margin)} columns={columns} />
    </>
  );
}

/**
 * The rows to draw: those in sight and some around, always from and to the same few places, so that most pictures of a
 * scroll need no row made or dropped. The selected row stays drawn, so that it keeps the focus while others are scrolled
 * over.
 */
function rangeWith({ startIndex, endIndex, count }: Range, kept: number): number[] {
  const visible = endIndex - startIndex + 1;
  const step = Math.max(1, Math.floor(Math.min(visible / 2, (mostRows - visible) / 3)));
  const around = Math.floor(step / 2);
  const from = Math.max(0, Math.floor(startIndex / step) * step - around);
  const to = Math.min(count, Math.ceil((endIndex + 1) / step) * step + around);
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
