import { type Answer, badRequest, ok } from "./answers.ts";
import type { Call, World } from "./call.ts";
import { requireChange } from "./changes.ts";
import { toPredicate } from "./predicates.ts";
import { parseQuery } from "./query-parser.ts";
import { detailOptions, type RowOptions, rowOptions } from "./row-options.ts";
import { changeInfo } from "./rows.ts";
import type { Change } from "./state.ts";
import { visibleTo } from "./visibility.ts";

/** Most rows in one answer, whatever `n` asks for: Gerrit's default query limit. */
const queryLimit = 500;

/** Most queries in one request. */
const mostQueries = 10;

/**
 * `GET changes/`: one `q` gives a list, several a list of lists. Rows come newest update first and are counted from
 * `S`, so a change that leaves the set between two pages moves another one past the reader, as on a real server.
 */
export function listChanges(call: Call, world: World): Answer {
  const queries = call.query.getAll("q");
  if (queries.length > mostQueries) throw badRequest(`limit of ${mostQueries} queries`);
  const options = optionsOf(call);
  const lists = (queries.length === 0 ? [""] : queries).map((query) =>
    listOne(call, world, query, options),
  );
  return ok(queries.length > 1 ? lists : lists[0]);
}

function listOne(
  call: Call,
  world: World,
  query: string,
  options: RowOptions,
): readonly Record<string, unknown>[] {
  const [text, limited] = takeLimit(query);
  const predicate = toPredicate(parseQuery(text), { world, caller: call.caller });
  const visible = visibleTo(world.state, call.caller);
  const found = [...world.state.changes.values()]
    .filter((change) => predicate(change) && visible(change))
    .sort(newestFirst);
  const start = countIn(call, "S", "start") ?? 0;
  const wanted = countIn(call, "n", "limit") || queryLimit;
  const page = found.slice(start, start + Math.min(wanted, limited, queryLimit));
  const rows = page.map((change) => changeInfo(world, call.caller, change, options));
  const last = rows.at(-1);
  if (last && found.length > start + page.length) last["_more_changes"] = true;
  return rows;
}

const newestFirst = (a: Change, b: Change) =>
  a.updated === b.updated ? b.number - a.number : a.updated < b.updated ? 1 : -1;

/** Takes `limit:N` out of a query: it filters nothing. */
function takeLimit(query: string): readonly [string, number] {
  const found = /(?:^|\s)limit:(\d+)(?=\s|$)/.exec(query);
  return found ? [query.replace(found[0], " ").trim(), Number(found[1])] : [query, queryLimit];
}

function countIn(call: Call, short: string, long: string): number | null {
  const text = call.query.get(short) ?? call.query.get(long);
  if (text === null) return null;
  if (!/^\d+$/.test(text)) throw badRequest(`"${text}" is not a valid value for "-${short}"`);
  return Number(text);
}

export function optionsOf(call: Call): RowOptions {
  return rowOptions(call.query.getAll("o"), "-o");
}

export function getChange(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  return ok(changeInfo(world, call.caller, change, optionsOf(call)));
}

export function getChangeDetail(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  const options = new Set([...detailOptions, ...optionsOf(call)]);
  return ok(changeInfo(world, call.caller, change, options));
}
