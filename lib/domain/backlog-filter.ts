import { type BacklogPlace, type BacklogRow, backlogPlaces, placesOf } from "./backlog.ts";
import { searchedWords } from "./backlog-words.ts";
import type { BlueprintKind } from "./blueprint.ts";

/** Which rows a reader wants to see. It hides the others and changes nothing. */
export type BacklogFilter = {
  /** Words that must all be in a row's name, title, owner or state. */
  readonly text: string;
  readonly kind: BlueprintKind | null;
  readonly place: BacklogPlace | null;
};

export const backlogKinds = ["feature", "debt"] as const satisfies readonly BlueprintKind[];

/** The filter of an address; what it can't mean is as if it were not there. */
export function filterFrom(given: {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
}): BacklogFilter {
  return {
    text: (given.q ?? "").slice(0, longestText),
    kind: backlogKinds.find((kind) => kind === given.kind) ?? null,
    place: backlogPlaces.find((place) => place === given.state) ?? null,
  };
}

/** Longer than any name. */
const longestText = 200;

/** The same as the parameters of an address, without those that filter nothing. */
export function filterInAddress({ text, kind, place }: BacklogFilter): Record<string, string> {
  return {
    ...(text.trim() === "" ? {} : { q: text }),
    ...(kind === null ? {} : { kind }),
    ...(place === null ? {} : { state: place }),
  };
}

export const isFiltering = (filter: BacklogFilter): boolean =>
  Object.keys(filterInAddress(filter)).length > 0;

/** Rows that are looked through again and again carry the words to look for them by. */
export type SearchedRow = { readonly row: BacklogRow; readonly words: string };

export const searched = (rows: readonly BacklogRow[]): readonly SearchedRow[] =>
  rows.map((row) => ({ row, words: searchedWords(row) }));

/** The rows that a filter leaves, in their order. */
export function filterRows(
  rows: readonly SearchedRow[],
  { text, kind, place }: BacklogFilter,
): readonly BacklogRow[] {
  const wanted = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return rows
    .filter(({ row }) => kind === null || row.kind === kind)
    .filter(({ row }) => place === null || placesOf(row.state).includes(place))
    .filter(({ words }) => wanted.every((word) => words.includes(word)))
    .map(({ row }) => row);
}
