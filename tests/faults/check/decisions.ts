import { clock } from "./operations.ts";
import type { Records } from "./records.ts";

/** What may lie between a decision and the arrival of its words, in milliseconds. */
const reach = 15_000;

/** Whatever a person was told is done is in the history, once; a decision that frees a slot has a row for that too. */
export function lostDecisions({ orders, history }: Records): string[] {
  return orders.flatMap(({ words, reason, code, changed, at }) => {
    const kinds = history.filter((row) => row.reason === reason).map(({ kind }) => kind);
    if (new Set(kinds).size < kinds.length) {
      return [`${words.join(" ")} (${clock(at)}) is in the history ${kinds.length} times`];
    }
    if (code !== 0 || !changed || kinds.length > 0) return [];
    return [`${words.join(" ")} was acknowledged at ${clock(at)} and is not in the history`];
  });
}

export function wrongOrder({ rank: { acknowledged, found } }: Records): string[] {
  if (acknowledged.join() === found.join()) return [];
  return [`the order is ${found.join(", ")}; acknowledged was ${acknowledged.join(", ")}`];
}

/**
 * The same words are never said twice on a change within one stay of its blueprint outside a slot; nor is its author
 * reminded twice in one silence, which ends with what anybody does to a change of the blueprint.
 */
export function repeatedWords({ remarks, changes, tenures, operations, bot }: Records): string[] {
  const deeds = deedsIn({ operations, bot });
  const blueprints = new Map(changes.map(({ number, blueprint }) => [number, blueprint]));
  const workOf = (change: number) => blueprints.get(change) ?? change;
  const seen = new Map<string, number>();
  return remarks.flatMap(({ at, change, text }) => {
    const words = gistOf(text);
    if (words === "") return [];
    const key = `${change} ${words}`;
    const before = seen.get(key);
    seen.set(key, at);
    const own = tenures.filter(({ blueprint }) => blueprint === blueprints.get(change));
    const isNewState = own.some(({ since }) => before !== undefined && since > before - reach);
    const isNewSilence =
      words.startsWith(reminder) &&
      deeds.some(
        (deed) =>
          workOf(deed.change) === workOf(change) && deed.at > (before ?? at) && deed.at < at,
      );
    if (before === undefined || isNewState || isNewSilence) return [];
    return [
      `change ${change} was told at ${clock(before)} and ${clock(at)}: ${words.slice(0, 60)}`,
    ];
  });
}

const reminder = "A reminder:";

/** What somebody else than the bot did to a change, and when. */
function deedsIn({ operations, bot }: Pick<Records, "operations" | "bot">) {
  return operations.flatMap(({ at, account, isWrite, status, path }) => {
    const [, change] = /^\/a\/changes\/(?:[^/?]*~)?(\d+)\//.exec(path) ?? [];
    const isDone = isWrite && status < 400 && account !== bot;
    return isDone && change !== undefined ? [{ at: Date.parse(at), change: Number(change) }] : [];
  });
}

/** What is said, without Gerrit's own line, the place in line, the day and the numbers. */
function gistOf(text: string): string {
  const own = text.replace(/^Patch Set \d+:.*\n*/, "").replace(/^Removed .*\n*/, "");
  return own.startsWith("Waiting for a review slot") ? "held" : own.replace(/\d+/g, "#").trim();
}
