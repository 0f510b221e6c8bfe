import type { RefObject } from "react";
import type { BacklogRow } from "#lib/domain/backlog.ts";
import { mostOnPaper, mostRows } from "./most-rows.ts";
import type { RowRanking } from "./ranked.ts";
import { Rows } from "./rows.tsx";
import type { ListHandle } from "./use-commands.ts";
import { useIsNarrow } from "./use-is-narrow.ts";
import { usePrinting } from "./use-printing.ts";

type Code = typeof import("./virtual-rows.tsx");

/** What draws long lists comes only to who has one, and then stays. */
let code: Code | null = null;

export async function loadCodeFor(count: number): Promise<void> {
  if (count > mostRows) code ??= await import("./virtual-rows.tsx");
}

type Given = {
  project: string;
  rows: readonly BacklogRow[];
  /** How many rows come before those that the server had sent. */
  before: number;
  /** Whether these are all rows, or a page. */
  isWhole: boolean;
  selected: string | null;
  now: Date;
  ranking: RowRanking | null;
  list: RefObject<HTMLElement | null>;
  handle: RefObject<ListHandle | null>;
};

/** All rows of a short list, and of a long one those in sight; on paper the beginning of it. */
export function RowsInSight({ before, isWhole, list, handle, ...given }: Given) {
  const isNarrow = useIsNarrow();
  const isPrinting = usePrinting();
  if (isPrinting) return <Rows {...given} rows={given.rows.slice(0, mostOnPaper)} before={0} />;
  if (code === null || !isWhole || given.rows.length <= mostRows) {
    return <Rows {...given} before={isWhole ? 0 : before} />;
  }
  return (
    <code.VirtualRows
      {...given}
      key={`narrow ${isNarrow}`}
      isNarrow={isNarrow}
      before={before}
      list={list}
      handle={handle}
    />
  );
}
