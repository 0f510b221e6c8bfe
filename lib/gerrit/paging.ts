import { GerritError } from "./error.ts";

/** What paging needs to know of a row. */
type Row = {
  readonly _number: number;
  /** Gerrit's timestamp: its text sorts like the time. */
  readonly updated: string;
  readonly _more_changes?: boolean | undefined;
};

/** One page of a query's rows, last updated first, without the first `skip`. */
type ReadPage<R extends Row> = (query: string, skip: number) => Promise<readonly R[]>;

/** Where the next page begins: at this last update (inclusive), without the first `skip` rows from there. */
type Place = { readonly before: string | null; readonly skip: number };

/** How often a listing that moves under our hands is taken up again. */
const patience = 5;

/**
 * All rows of a query, each change once, as it was read last. Offsets alone would skip a change whenever another
 * leaves the set meanwhile, so pages follow the time of the last update, and a listing of several pages ends with one
 * more look at what was updated since it began. Throws a GerritError where the rows do not stand still or contradict
 * themselves: a partial listing is never returned.
 */
export async function allRows<R extends Row>(query: string, read: ReadPage<R>): Promise<R[]> {
  const rows = new Map<number, R>();
  let round = query;
  for (let count = 0; count < patience; count += 1) {
    const walked = await walk(round, read);
    const hasNews = walked.rows.some((row) => rows.get(row._number)?.updated !== row.updated);
    for (const row of walked.rows) rows.set(row._number, row);
    if (walked.pages === 1 || !hasNews) return [...rows.values()];
    round = `${query} after:"${newestOf(walked.rows)}"`;
  }
  throw unsteady();
}

/** Page after page until the server says that there is no more. */
async function walk<R extends Row>(query: string, read: ReadPage<R>) {
  const rows = new Map<number, R>();
  let place: Place = { before: null, skip: 0 };
  let lost = 0;
  for (let pages = 1; lost < patience; pages += 1) {
    const page = await read(at(query, place), place.skip);
    const hasLostPlace = place.skip > 0 && !rows.has(page[0]?._number ?? 0);
    for (const row of page) rows.set(row._number, row);
    if (hasLostPlace) {
      lost += 1;
      place = { ...place, skip: 0 };
    } else if (hasMore(page)) place = next(page, place);
    else return { rows: [...rows.values()], pages };
  }
  throw unsteady();
}

function at(query: string, { before }: Place): string {
  return before === null ? query : `${query} before:"${before}"`;
}

/**
 * The place after a page. Where a whole page shares one last update there is only the offset; it leaves the page's last
 * row in, so that the next page shows by its first row whether anything moved.
 */
function next(page: readonly Row[], { before, skip }: Place): Place {
  const oldest = instantOf(page.at(-1));
  if (oldest === before) return { before, skip: skip + page.length - 1 };
  if (before !== null && oldest > before) {
    throw new GerritError("unexpected", "The listing is not in the order of the last update.");
  }
  return { before: oldest, skip: 0 };
}

function hasMore(page: readonly Row[]): boolean {
  const marked = page.findIndex((row) => row._more_changes);
  if (marked >= 0 && marked !== page.length - 1) {
    throw new GerritError("unexpected", "The listing says in its middle that it ends there.");
  }
  return marked >= 0;
}

function newestOf(rows: readonly Row[]): string {
  return rows.map(instantOf).toSorted().at(-1) ?? "";
}

/** To the millisecond, the most that a query takes. */
function instantOf(row: Row | undefined): string {
  return row?.updated.slice(0, 23) ?? "";
}

function unsteady(): GerritError {
  return new GerritError(
    "garbled",
    "The changes moved faster than they could be listed. They are listed again.",
  );
}
