import { byChange, clock, turnsOf } from "./operations.ts";
import type { ChangeRow, Records, TenureRow } from "./records.ts";

/** A decision stands on a read of the server that may be as old as this, in milliseconds. */
const oldestRead = 90_000;
/** What may lie between the last look at the state and the arrival of a vote, in milliseconds. */
const reach = 3_000;

/** No two votes of the bot in a row on one patch set. */
export function doubledVotes(records: Records): string[] {
  return [...byChange(turnsOf(records))].flatMap(([change, turns]) =>
    turns.flatMap(({ hold, at }, index) =>
      hold !== null && turns[index - 1]?.hold === hold
        ? [`change ${change} was voted on twice on patch set ${hold}, again at ${clock(at)}`]
        : [],
    ),
  );
}

/** No new hold on a change whose blueprint had its slot, or that was closed, where that could be seen. */
export function holdsOnSlottedOrClosed(records: Records): string[] {
  const { changes, tenures } = records;
  const blueprints = new Map(changes.map(({ number, blueprint }) => [number, blueprint]));
  const closed = byChange(records.happenings);
  const attempts = turnsOf(withRefused(records)).filter(({ hold, isBots }) => isBots && hold);
  return attempts.flatMap(({ at, change }) => {
    if (isStalled(records, at)) return [];
    const blueprint = blueprints.get(change) ?? null;
    const last = closed.get(change)?.findLast((one) => one.at < at - reach);
    const next = closed.get(change)?.find((one) => one.at >= at - reach && one.at <= at);
    if (last?.kind === "closed" && next === undefined) {
      return [`change ${change} was voted on at ${clock(at)}, closed since ${clock(last.at)}`];
    }
    const tenure = tenures.find((one) => one.blueprint === blueprint && isInside(one, at));
    if (tenure === undefined) return [];
    return [
      `change ${change} was held at ${clock(at)}, but ${blueprint} has a slot since ${clock(tenure.since)}`,
    ];
  });
}

const isInside = ({ since, until }: TenureRow, at: number) =>
  since < at - reach && (until === null || until > at);

/** Attempts that the server refused because the change is closed are attempts all the same. */
const withRefused = ({ bot, operations }: Records) => ({
  bot,
  operations: operations.map((one) => (one.status === 409 ? { ...one, status: 200 } : one)),
});

const isStalled = ({ stalls }: Records, at: number) =>
  stalls.some(({ from, until }) => from - reach <= at && at <= until + reach);

/** Each vote of the bot, and each that it took off, has a row of history of its own before it. */
export function unexplainedVotes(records: Records): string[] {
  const kinds = { vote: new Set(["hold", "restore"]), off: new Set(["lift"]) };
  const left = [...records.history];
  return turnsOf(records)
    .filter(({ isBots }) => isBots)
    .flatMap(({ at, change, hold }) => {
      const fitting = hold === null ? kinds.off : kinds.vote;
      const row = left.findIndex(
        (one) => one.change === change && fitting.has(one.kind) && one.at <= at,
      );
      if (row >= 0) left.splice(row, 1);
      const what = hold === null ? "the end of the vote" : "the vote";
      return row >= 0
        ? []
        : [`nothing in the history explains ${what} on ${change} at ${clock(at)}`];
    });
}

/** At the end the votes on the server are those that the table of verdicts wants. */
export function wrongVotes(records: Records): string[] {
  return records.changes.flatMap((change) => {
    const wanted = wantedOf(change, records);
    if (wanted === null || wanted === change.hasVote) return [];
    const { number, blueprint, verdict, status } = change;
    const what = wanted ? "has no vote and should have one" : "has a vote and should have none";
    return [`change ${number} (${status}, ${blueprint ?? "unlinked"}, ${verdict}) ${what}`];
  });
}

/** Null where either is right: a vote stays on what was merged, and on what went back to work in progress. */
function wantedOf(
  { status, blueprint, verdict, isWip }: ChangeRow,
  { tenures, policies }: Records,
): boolean | null {
  if (status === "MERGED") return null;
  if (status !== "NEW") return false;
  if (tenures.some((one) => one.blueprint === blueprint && one.until === null)) return false;
  if (verdict === "exempt") return false;
  if (isWip) return null;
  const policy = policies.at(-1)?.values ?? {};
  return blueprint === null ? policy["hold.unlinked"] === "hold" : true;
}

/** Whatever was lifted as closed was closed. */
export function liftsOfOpenChanges(records: Records): string[] {
  const happenings = byChange(records.happenings);
  return records.history
    .filter(({ kind, code }) => kind === "lift" && code === "not-governed")
    .flatMap(({ at, change }) => {
      const own = happenings.get(change ?? 0) ?? [];
      const wasClosed = own.some((one, index) => {
        const end = own[index + 1]?.at ?? Number.POSITIVE_INFINITY;
        return one.kind === "closed" && one.at <= at && end > at - oldestRead;
      });
      return wasClosed ? [] : [`change ${change} was let go at ${clock(at)} and was never closed`];
    });
}
