import { type BacklogRow, rowOf } from "./backlog.ts";

/** So many rows are sent as a page; the browser asks for the rest, or the reader turns to it. */
export const pageSize = 50;

/** Some rows of a longer list. */
export type BacklogPage = {
  readonly rows: readonly BacklogRow[];
  /** How many rows come before them. */
  readonly before: number;
  /** How many there are in all. */
  readonly count: number;
  /** Which page this is, from 1, and how many there are; one even where there is no row. */
  readonly number: number;
  readonly last: number;
};

/** The page with this number, or the one with this blueprint in it; the first where neither is there. */
export function pageFrom(
  rows: readonly BacklogRow[],
  given: { readonly page?: string | undefined; readonly around?: string | undefined },
): BacklogPage {
  const last = Math.max(1, Math.ceil(rows.length / pageSize));
  const number = Math.min(last, numberOf(rows, given));
  const before = (number - 1) * pageSize;
  const shown = rows.slice(before, before + pageSize);
  return { rows: shown, before, count: rows.length, number, last };
}

function numberOf(
  rows: readonly BacklogRow[],
  {
    page = "",
    around,
  }: { readonly page?: string | undefined; readonly around?: string | undefined },
): number {
  if (/^[1-9]\d{0,6}$/.test(page)) return Number(page);
  const row = around === undefined ? null : rowOf(rows, around);
  return row === null ? 1 : Math.floor(rows.indexOf(row) / pageSize) + 1;
}
