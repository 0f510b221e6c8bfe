import { readDuration, writeDuration } from "./duration.ts";

/** The settings of a project (product.md, "Default numbers"). Durations are milliseconds. */
export type Policy = {
  readonly "slots.count": number;
  readonly "slots.debt": number;
  readonly "slots.freeEmptyAfter": number;
  readonly "slots.lendAfter": number;
  readonly "ready.declaration": "assumed" | "required";
  readonly "ready.checks": readonly ReadyCheck[];
  readonly "ready.ciLabel": string;
  readonly "bump.warnAfter": number;
  readonly "bump.after": number;
  readonly "hold.mode": HoldMode;
  readonly "hold.label": string;
  readonly "hold.value": number;
  readonly "hold.unknownBlueprint": "list" | "hold";
  readonly "hold.unlinked": "list" | "ignore" | "hold";
  readonly "hold.notInBacklog": "hold" | "list";
  readonly "hold.approved": "free" | "hold";
  readonly "brake.newHolds": number;
  readonly "brake.newHoldsShare": number;
  readonly "rank.reasonForTop": number;
};
export type ReadyCheck = "conflict" | "ci";
export type HoldMode = "observe" | "comment" | "vote";
export type PolicyKey = keyof Policy;

/** One version of a policy: what, who, when, why. */
export type PolicyVersion = {
  readonly version: number;
  readonly values: Policy;
  readonly at: Date;
  readonly who: string;
  readonly why: string;
};

/** What was wrong with one setting, and what would be right. */
export type PolicyMistake = {
  readonly key: string;
  readonly text: string;
  readonly remedy: string;
};

type Setting<K extends PolicyKey> = {
  readonly standard: Policy[K];
  /** What may be written, as a person would say it. */
  readonly takes: string;
  /** All that may be written, where it is one of a few words. */
  readonly words?: readonly string[];
  readonly read: (text: string) => Policy[K] | null;
};

const whole = (min: number, max: number) => (text: string) => {
  const value = /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
};
const fraction = (text: string) => {
  const value = /^\d(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  return value <= 1 ? value : null;
};
const oneOf =
  <T extends string>(...words: readonly T[]) =>
  (text: string) =>
    words.find((word) => word === text) ?? null;
const label = (text: string) => (/^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/.test(text) ? text : null);
const checks = (text: string) => {
  const words = text.split(",").filter((word) => word !== "");
  return words.every((word) => word === "conflict" || word === "ci") ? [...new Set(words)] : null;
};
const duration = (standard: string) => ({
  standard: readDuration(standard) ?? 0,
  takes: "a duration such as 10d, 36h, 90s or 0s",
  read: readDuration,
});
const choice = <T extends string>(standard: T, ...others: readonly T[]) => ({
  standard,
  takes: `one of ${[standard, ...others].join(", ")}`,
  words: [standard, ...others],
  read: oneOf(standard, ...others),
});

/** More slots than this would not limit anything any more. */
export const mostSlots = 500;

/** Every setting with its default, its range and its reader, in the order in which they are shown. */
export const settings: { readonly [K in PolicyKey]: Setting<K> } = {
  "slots.count": {
    standard: 10,
    takes: `a whole number from 1 to ${mostSlots}`,
    read: whole(1, mostSlots),
  },
  "slots.debt": {
    standard: 2,
    takes: "a whole number from 0 to slots.count",
    read: whole(0, mostSlots),
  },
  "slots.freeEmptyAfter": duration("3d"),
  "slots.lendAfter": duration("7d"),
  "ready.declaration": choice("assumed", "required"),
  "ready.checks": {
    standard: ["conflict", "ci"],
    takes: "a list of conflict and ci, such as conflict,ci",
    read: checks,
  },
  "ready.ciLabel": { standard: "Verified", takes: "the name of a Gerrit label", read: label },
  "bump.warnAfter": duration("5d"),
  "bump.after": duration("10d"),
  "hold.mode": choice<HoldMode>("vote", "comment", "observe"),
  "hold.label": { standard: "Code-Review", takes: "the name of a Gerrit label", read: label },
  "hold.value": { standard: -2, takes: "a whole number from -10 to -1", read: whole(-10, -1) },
  "hold.unknownBlueprint": choice("list", "hold"),
  "hold.unlinked": choice("list", "ignore", "hold"),
  "hold.notInBacklog": choice("hold", "list"),
  "hold.approved": choice("free", "hold"),
  "brake.newHolds": {
    standard: 20,
    takes: "a whole number from 0 to 10000",
    read: whole(0, 10_000),
  },
  "brake.newHoldsShare": { standard: 0.1, takes: "a fraction from 0 to 1", read: fraction },
  "rank.reasonForTop": {
    standard: 0,
    takes: "a whole number from 0 to 1000",
    read: whole(0, 1_000),
  },
};

/** Every key, in the order in which settings are shown. */
export const policyKeys = Object.keys(settings) as readonly PolicyKey[];

/** The default numbers. */
export const defaultPolicy: Policy = Object.fromEntries(
  policyKeys.map((key) => [key, settings[key].standard]),
) as unknown as Policy;

/** Whether there is a setting of this name. */
export const isKey = (name: string): name is PolicyKey => Object.hasOwn(settings, name);

/** A setting as it is written in a file or on the command line. */
export function writeSetting(key: PolicyKey, policy: Policy): string {
  const value = policy[key];
  if (Array.isArray(value)) return value.join(",");
  if (settings[key].read === readDuration) return writeDuration(value as number);
  return String(value);
}

/** `policy` with some settings replaced, or every mistake in them; a policy is taken whole or not at all. */
export function changePolicy(
  policy: Policy,
  written: Readonly<Record<string, string>>,
):
  | { readonly kind: "policy"; readonly policy: Policy }
  | { readonly kind: "mistakes"; readonly mistakes: readonly PolicyMistake[] } {
  const mistakes: PolicyMistake[] = [];
  const next: Record<string, unknown> = { ...policy };
  for (const [key, text] of Object.entries(written)) {
    const value = isKey(key) ? settings[key].read(text) : null;
    if (value === null) mistakes.push(mistakeIn(key, text));
    else next[key] = value;
  }
  const changed = next as Policy;
  if (mistakes.length === 0) mistakes.push(...contradictions(changed));
  return mistakes.length === 0
    ? { kind: "policy", policy: changed }
    : { kind: "mistakes", mistakes };
}

function mistakeIn(key: string, text: string): PolicyMistake {
  if (!isKey(key)) {
    return {
      key,
      text: `There is no setting "${key}".`,
      remedy: `The settings are ${policyKeys.join(", ")}.`,
    };
  }
  return {
    key,
    text: `${key} can't be "${text}".`,
    remedy: `It takes ${settings[key].takes}.`,
  };
}

function contradictions(policy: Policy): PolicyMistake[] {
  const found: PolicyMistake[] = [];
  if (policy["slots.debt"] > policy["slots.count"]) {
    found.push({
      key: "slots.debt",
      text: `slots.debt is ${policy["slots.debt"]} and slots.count only ${policy["slots.count"]}.`,
      remedy: "Reserve at most as many slots as there are.",
    });
  }
  if (policy["bump.after"] <= policy["bump.warnAfter"]) {
    const [after, warnAfter] = [
      writeSetting("bump.after", policy),
      writeSetting("bump.warnAfter", policy),
    ];
    found.push({
      key: "bump.after",
      text: `bump.after is ${after}, which is not longer than bump.warnAfter, ${warnAfter}: a warned author needs time to answer.`,
      remedy:
        "Make bump.after longer than bump.warnAfter. A very long time for both, such as bump.warnAfter=3650d bump.after=7300d, switches warnings and bumps off.",
    });
  }
  return found;
}
