import type { Command } from "./command.ts";
import { counted } from "./phrases.ts";
import { isKey, type PolicyKey, policyKeys, settings } from "./policy.ts";

/** Settings as they are written, by their keys. */
export type Written = Readonly<Partial<Record<PolicyKey, string>>>;

/** One setting that somebody is about to change. */
export type Drafted = {
  readonly key: PolicyKey;
  readonly from: string;
  readonly to: string;
  /** What it takes instead, where it can't be so. */
  readonly fault: string | null;
};

/** What a draft changes of the settings as they are now, in the order in which they are shown. */
export function draftedIn(draft: Written, now: Written): readonly Drafted[] {
  return policyKeys.flatMap((key) => {
    const from = now[key] ?? "";
    const to = draft[key]?.trim() ?? from;
    return to === from ? [] : [{ key, from, to, fault: faultOf(key, to) }];
  });
}

/** The settings that are decided and not in effect yet, by all that is kept; the last word on each counts. */
export const sentIn = (kept: readonly { readonly comesTo: Command }[]): Written =>
  Object.fromEntries(
    kept.flatMap(({ comesTo }) =>
      comesTo.kind === "policy" ? Object.entries(comesTo.settings) : [],
    ),
  );

/** What of a draft is not so already; the same draft where all of it is open. */
export function unsettled(draft: Written, settled: Written): Written {
  const open = policyKeys.filter((key) => draft[key] !== undefined && draft[key] !== settled[key]);
  return open.length === Object.keys(draft).length
    ? draft
    : Object.fromEntries(open.map((key) => [key, draft[key]]));
}

/** What is wrong with a text for this setting, in words that say what would be right; null where it will do. */
export const faultOf = (key: PolicyKey, text: string): string | null =>
  settings[key].read(text.trim()) === null ? `It takes ${settings[key].takes}.` : null;

/** What a version changed, newest first. */
type Step = {
  readonly version: number;
  readonly changes: readonly { readonly key: string; readonly from: string }[];
};

/** The settings that must change for the policy to be again as it was in this version. */
export function backTo(version: number, history: readonly Step[]): Written {
  const since = history.filter((step) => step.version > version);
  return Object.fromEntries(
    since
      .flatMap(({ changes }) => changes)
      .flatMap(({ key, from }) => (isKey(key) ? [[key, from]] : [])),
  );
}

/** What no figure tells of another number of slots, or of those for debt; null where both stay as they are. */
export function slotsNote(drafted: readonly Drafted[], now: Written): string | null {
  const settingOf = (key: "slots.count" | "slots.debt") =>
    drafted.find((one) => one.key === key) ?? { from: now[key], to: now[key], fault: null };
  const [count, debt] = [settingOf("slots.count"), settingOf("slots.debt")];
  const isPossible = Number(debt.to) <= Number(count.to);
  if (count.fault !== null || debt.fault !== null || !isPossible) return null;
  const before = { count: Number(count.from), debt: Number(debt.from) };
  const after = { count: Number(count.to), debt: Number(debt.to) };
  const sentences = [closingSentence(before, after), reservedSentence(before, after)];
  return sentences.filter((one) => one !== null).join(" ") || null;
}

type Slots = { readonly count: number; readonly debt: number };

function closingSentence(before: Slots, after: Slots): string | null {
  if (after.count >= before.count) return null;
  const isOne = before.count === after.count + 1;
  const closing = `${isOne ? "Slot" : "Slots"} ${numbersFrom(after.count + 1, before.count)} ${isOne ? "closes" : "close"}`;
  return `Nobody is evicted. ${closing}: who is in one stays until it falls free, and nobody enters it any more.`;
}

/** The last ones are for debt, so they are others when there are more or fewer in all. */
function reservedSentence(before: Slots, after: Slots): string | null {
  const [was, is] = [reservedIn(before), reservedIn(after)];
  if (was === is) return null;
  if (is === null) return "No slot is reserved for debt any more.";
  const [one, many] = after.debt === before.debt ? ["stays", "stay"] : ["is", "are"];
  const are = after.debt === 1 ? one : many;
  const instead = was === null ? "" : ` instead of ${was}`;
  const closing =
    after.count < before.count && was !== null
      ? "; debt in one that closes counts as in one of them"
      : "";
  return `${counted(after.debt, "slot")} ${are} reserved for debt: ${is}${instead}${closing}.`;
}

const reservedIn = ({ count, debt }: Slots): string | null =>
  debt === 0 ? null : numbersFrom(count - debt + 1, count);

function numbersFrom(first: number, last: number): string {
  if (first === last) return `${first}`;
  return `${first} ${last - first === 1 ? "and" : "to"} ${last}`;
}

/** "2 settings" */
export const settingsCounted = (drafted: readonly unknown[]): string =>
  counted(drafted.length, "setting");
