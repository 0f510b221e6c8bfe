import { clock } from "./operations.ts";
import type { Records } from "./records.ts";
import { isNewSilence } from "./silences.ts";

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
 * reminded twice in one silence.
 */
export function repeatedWords(records: Records): string[] {
  const { remarks, changes, tenures } = records;
  const blueprints = new Map(changes.map(({ number, blueprint }) => [number, blueprint]));
  const seen = new Map<string, number>();
  return remarks.flatMap(({ at, change, text }) => {
    const words = gistOf(text);
    if (words === "") return [];
    const key = `${change} ${words}`;
    const before = seen.get(key);
    seen.set(key, at);
    if (before === undefined) return [];
    const blueprint = blueprints.get(change);
    const own = tenures.filter((one) => one.blueprint === blueprint);
    const isNewState = own.some(({ since }) => since > before - reach);
    const isReminder = words.startsWith("A reminder:");
    if (isNewState || (isReminder && isNewSilence(records, blueprint, [before, at]))) return [];
    return [
      `change ${change} was told at ${clock(before)} and ${clock(at)}: ${words.slice(0, 60)}`,
    ];
  });
}

/** What is said, without Gerrit's own line, the place in line, the day and the numbers. */
function gistOf(text: string): string {
  const own = text.replace(/^Patch Set \d+:.*\n*/, "").replace(/^Removed .*\n*/, "");
  return own.startsWith("Waiting for a review slot") ? "held" : own.replace(/\d+/g, "#").trim();
}
