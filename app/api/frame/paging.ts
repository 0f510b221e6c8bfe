import { z } from "zod";
import { plainNumber } from "./plain-number.ts";

/** How many of a list are on one page. */
export const limitOf = ({ usual, most }: { readonly usual: number; readonly most: number }) =>
  plainNumber(1, most)
    .default(usual)
    .meta({ description: `a number from 1 to ${most}; ${usual} where it is not given` });

/** Where a page begins. */
export const placeIn = (what: string) => plainNumber(0).exactOptional().meta({ description: what });

export const nextPage = z
  .string()
  .nullable()
  .meta({ description: "The address of the next page; null on the last one." });

/** One page of a list that is in order of `placeOf`: what comes after a place, and where the next page begins. */
export function pageOf<T>(
  all: readonly T[],
  placeOf: (one: T) => number,
  { after, limit }: { readonly after?: number | undefined; readonly limit: number },
): { readonly items: readonly T[]; readonly next: number | null } {
  const start = after === undefined ? 0 : all.findIndex((one) => placeOf(one) > after);
  const items = start < 0 ? [] : all.slice(start, start + limit);
  const last = items.at(-1);
  const isLast = start < 0 || start + limit >= all.length || last === undefined;
  return { items, next: isLast ? null : placeOf(last) };
}

/** The same address with another place; null where there is no next page. */
export function addressOfNext(here: URL, name: string, place: number | null): string | null {
  if (place === null) return null;
  const search = new URLSearchParams(here.searchParams);
  search.set(name, String(place));
  return `${here.pathname}?${search}`;
}
