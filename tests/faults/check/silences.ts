import type { Operation } from "#lib/sandbox/operations.ts";
import type { Records } from "./records.ts";

/** What may lie between the last look at the state and the arrival of a reminder, in milliseconds. */
const reach = 3_000;

/** When a silence about a blueprint ended or began anew, and which blueprint it was. */
type Beginning = { readonly at: number; readonly blueprint: string };

/**
 * Whether there is another silence at the second reminder than the first one was about. Only its authors break it, and
 * only these begin it anew: the end of a change, a person's word that the author is there, and a reviewer who takes a
 * question back, after which the next one has a turn of its own (docs/decisions, 12). CI and the bot do neither.
 */
export function isNewSilence(
  records: Records,
  blueprint: string | null | undefined,
  [first, second]: readonly [number, number],
): boolean {
  const from = lastLook(records, first);
  return beginnings(records).some(
    (one) => one.blueprint === blueprint && one.at > from && one.at < second,
  );
}

/** Whoever was stopped or slowed meanwhile reminds later than they looked. */
function lastLook({ stalls }: Records, at: number): number {
  const held = stalls.filter(({ from, until }) => from - reach <= at && at <= until + reach);
  return Math.min(at, ...held.map(({ from }) => from)) - reach;
}

function beginnings(records: Records): Beginning[] {
  const { changes, happenings, orders } = records;
  const blueprints = new Map(changes.map(({ number, blueprint }) => [number, blueprint]));
  const on = (change: number, at: number): Beginning[] => {
    const blueprint = blueprints.get(change);
    return blueprint ? [{ at, blueprint }] : [];
  };
  const ready = orders.filter(({ words, changed }) => words[0] === "ready" && changed);
  return [
    ...ready.map(({ at, words: [, blueprint = ""] }) => ({ at, blueprint })),
    ...happenings.flatMap(({ change, at }) => on(change, at)),
    ...authorsDeeds(records).flatMap(({ change, at }) => on(change, at)),
    ...takenBack(records).flatMap(({ change, at }) => on(change, at)),
  ];
}

type Deed = { readonly at: number; readonly change: number; readonly by: string | null };

const deed =
  /^\/a\/changes\/(?:[^/?]*~)?(\d+)\/(?:edit:publish|revisions\/\w+\/review|wip|ready|abandon|restore)$/;

/** Work, words, votes, and what is done to the state of a change; a topic and a draft are nothing that is said. */
function deedOf({ at, account, isWrite, status, path }: Operation): Deed[] {
  const [, change] = deed.exec(path) ?? [];
  const isDone = isWrite && status < 400 && change !== undefined;
  return isDone ? [{ at: Date.parse(at), change: Number(change), by: account }] : [];
}

/** Who owns one of a blueprint's changes is heard on all of them. */
function authorsDeeds({ changes, operations }: Records): Deed[] {
  const blueprints = new Map(changes.map(({ number, blueprint }) => [number, blueprint]));
  const isAuthors = ({ by, change }: Deed) =>
    changes.some(
      ({ blueprint, owner }) => owner === by && blueprint === (blueprints.get(change) ?? null),
    );
  return operations.flatMap(deedOf).filter(isAuthors);
}

/** Votes in the place of a negative one by the same account. */
function takenBack({ bot, operations }: Records): Deed[] {
  const votes = operations.flatMap((operation) =>
    operation.account === bot ? [] : deedOf(operation).flatMap((one) => votesIn(one, operation)),
  );
  return votes.filter((vote, index) => {
    const before = votes.slice(0, index).findLast((one) => isSamePlace(one, vote));
    return before !== undefined && before.value < 0;
  });
}

type Vote = Deed & { readonly label: string; readonly value: number };

function votesIn(one: Deed, { body = "" }: Operation): Vote[] {
  const { labels = {} } = JSON.parse(body || "{}") as { labels?: Record<string, number> };
  return Object.entries(labels).map(([label, value]) => ({ ...one, label, value }));
}

const isSamePlace = (one: Vote, other: Vote) =>
  one.by === other.by && one.change === other.change && one.label === other.label;
