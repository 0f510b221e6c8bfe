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
export const sentIn = (kept: readonly { readonly command: Command }[]): Written =>
  Object.fromEntries(
    kept.flatMap(({ command }) =>
      command.kind === "policy" ? Object.entries(command.settings) : [],
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

/** What no figure tells of fewer slots; null where there are as many or more. */
export function closingNote(drafted: readonly Drafted[]): string | null {
  const count = drafted.find(({ key, fault }) => key === "slots.count" && fault === null);
  if (count === undefined || Number(count.to) >= Number(count.from)) return null;
  const first = Number(count.to) + 1;
  const last = Number(count.from);
  const closing =
    first === last
      ? `Slot ${first} closes`
      : `Slots ${first} ${last - first === 1 ? "and" : "to"} ${last} close`;
  return `Nobody is evicted. ${closing}: who is in one stays until it falls free, and nobody enters it any more.`;
}

/** "2 settings" */
export const settingsCounted = (drafted: readonly unknown[]): string =>
  counted(drafted.length, "setting");
