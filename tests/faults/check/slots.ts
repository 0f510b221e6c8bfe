import { service } from "#lib/flow/record-slots.ts";
import { clock } from "./operations.ts";
import type { Happening, Records, TenureRow } from "./records.ts";

/** What may lie between the single reads before a slot falls free and its end, in milliseconds. */
const reach = 3_000;

/** Nobody enters beyond the number of slots; lowering it evicts nobody. */
export function tooManySlots({ tenures, policies }: Records): string[] {
  return tenures.flatMap(({ blueprint, since }) => {
    const policy = policies.findLast(({ at }) => at <= since);
    const count = Number(policy?.values["slots.count"] ?? 0);
    const occupied = tenures.filter(
      (one) => one.since <= since && (one.until === null || one.until > since),
    );
    if (occupied.length <= count) return [];
    return [`${blueprint} got a slot at ${clock(since)} as number ${occupied.length} of ${count}`];
  });
}

/** No slot falls free as landed or empty while a change of its blueprint was known and open all the time. */
export function freedWhileOpen(records: Records): string[] {
  const { tenures, changes, happenings } = records;
  return tenures.filter(isOver).flatMap(({ blueprint, until = 0, lost }) => {
    const end = until ?? 0;
    const open = changes
      .filter((change) => change.blueprint === blueprint)
      .filter(({ number }) => wasOpenAll(happenings, number, end - reach, end))
      .filter(({ number }) => wasKnown(records, number, end - reach));
    if (open.length === 0) return [];
    const numbers = open.map(({ number }) => number).join(", ");
    return [`${blueprint} lost its slot as ${lost} at ${clock(end)} with ${numbers} open`];
  });
}

const isOver = ({ lost }: TenureRow) => lost === "landed" || lost === "empty";

/** The service had an answer about it more than once: a listing shows a new change only after a while. */
function wasKnown({ operations, bot }: Records, change: number, at: number): boolean {
  const named = new RegExp(`(?:~|change:)${change}(?!\\d)`);
  const answers = operations.filter(
    ({ account, status, fault, path, at: then }) =>
      account === bot &&
      status === 200 &&
      fault === undefined &&
      Date.parse(then) < at &&
      named.test(decodeURIComponent(path)),
  );
  return answers.length > 1;
}

function wasOpenAll(all: readonly Happening[], change: number, from: number, to: number): boolean {
  const own = all.filter((one) => one.change === change && one.at <= to);
  const before = own.findLast(({ at }) => at <= from);
  return before?.kind === "opened" && own.every(({ at, kind }) => at <= from || kind === "opened");
}

/** At the end every change is stored with the status that it has on the server. */
export const wrongStatus = ({ changes }: Records): string[] =>
  changes
    .filter(({ status, stored }) => stored !== null && stored !== status)
    .map(({ number, status, stored }) => `change ${number} is ${status} and stored as ${stored}`);

/** Who is bumped by the service was told so before, long enough. */
export function bumpedUnwarned({ tenures, history, policies }: Records): string[] {
  const decided = history.filter(
    ({ who, kind, code }) => who === service && kind === "free" && code === "bumped",
  );
  return tenures
    .filter(({ lost }) => lost === "bumped")
    .flatMap(({ blueprint, since, until = 0 }) => {
      const end = until ?? 0;
      const isByService = decided.some(
        (one) => one.blueprint?.toLowerCase() === blueprint && Math.abs(one.at - end) < 1_000,
      );
      const warned = history.findLast(
        (one) => one.kind === "warn" && one.blueprint?.toLowerCase() === blueprint && one.at < end,
      );
      const least = leastNotice(policies);
      const isFair = warned !== undefined && warned.at >= since && end - warned.at >= least;
      if (!isByService || isFair) return [];
      return [
        `${blueprint} was bumped at ${clock(end)}, warned ${warned ? clock(warned.at) : "never"}`,
      ];
    });
}

/** The shortest time between a warning and its bump that any of the policies allowed. */
function leastNotice(policies: Records["policies"]): number {
  const gaps = policies.map(
    ({ values }) => Number(values["bump.after"]) - Number(values["bump.warnAfter"]),
  );
  return Math.min(...gaps);
}
