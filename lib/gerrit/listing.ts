import type { Account, SeenChange } from "#lib/domain/change.ts";
import type { Http, Search } from "./http.ts";
import { allRows } from "./paging.ts";
import { type ChangeInfo, changeInfos } from "./schema.ts";
import { accountsOf, toSeenChange } from "./translate.ts";

/** Every change that was asked for, and everybody whom they name. */
export type Listing = {
  readonly changes: readonly SeenChange[];
  readonly accounts: readonly Account[];
  /** The server's clock while it answered; ours where it does not tell. */
  readonly serverTime: Date;
};

/** Is shown each page as it comes. Nothing is certain until the whole listing is there. */
export type SeePage = (page: readonly SeenChange[]) => void;

/** All changes of these queries, page after page. Complete or thrown. */
export async function readListing(
  http: Http,
  queries: readonly string[],
  search: Search,
  see: SeePage = () => {},
): Promise<Listing> {
  const accounts = new Map<number, Account>();
  let clock = 0;
  const read = async (q: string, skip: number) => {
    const offset = skip > 0 ? ([["S", `${skip}`]] as const) : [];
    const page = await http.get("changes/", changeInfos, [["q", q], ...offset, ...search]);
    clock = Math.max(clock, page.date?.getTime() ?? 0);
    for (const account of accountsOf(page.body)) accounts.set(account.id, account);
    const rows = page.body.map(kept);
    see(rows.map(({ change }) => change));
    return rows;
  };
  const lists = await Promise.all(queries.map((query) => allRows(query, read)));
  const serverTime = clock > 0 ? new Date(clock) : new Date();
  return {
    changes: lists.flat().map(({ change }) => change),
    accounts: [...accounts.values()],
    serverTime,
  };
}

/** Of 10 000 rows what nobody reads would fill the memory. */
const kept = (info: ChangeInfo) => ({
  _number: info._number,
  updated: info.updated,
  _more_changes: info._more_changes,
  change: toSeenChange(info),
});
