import { counted, votePoints } from "./phrases.ts";
import { type Policy, type PolicyKey, policyKeys } from "./policy.ts";

/** The answer of the policy's page: the numbers that people ask for most. */
export function policySentence(policy: Policy): string {
  const { "slots.count": count, "slots.debt": debt } = policy;
  const kept = debt === 0 ? "" : `, ${debt} for technical debt`;
  const { "bump.warnAfter": warnAfter, "bump.after": after } = policy;
  return `${counted(count, "slot")}${kept}. Silent authors are warned after ${lasting(warnAfter)}, bumped after ${lasting(after)}.`;
}

/** What a project's settings are about, in the order in which they are shown. */
export const policyParts = [
  ["slots", "Slots"],
  ["ready", "Ready for a slot"],
  ["bump", "Silent authors"],
  ["hold", "Holds"],
  ["brake", "The brake"],
  ["rank", "The order"],
] as const satisfies readonly (readonly [Part, string])[];

type PartOf<K extends PolicyKey> = K extends `${infer P}.${string}` ? P : never;
export type Part = PartOf<PolicyKey>;

/** The settings of one part. */
export const keysOf = (part: Part): readonly PolicyKey[] =>
  policyKeys.filter((key) => key.startsWith(`${part}.`));

/** What each setting means as it is set now, in a sentence. */
export const policyWords: { readonly [K in PolicyKey]: (policy: Policy) => string } = {
  "slots.count": ({ "slots.count": count }) =>
    `${counted(count, "slot")}: up to ${counted(count, "blueprint")} under review at once.`,
  "slots.debt": ({ "slots.debt": debt, "slots.count": count }) =>
    debt === 0
      ? "No slot is kept for technical debt."
      : `${debt} of the ${counted(count, "slot")} ${debt === 1 ? "is" : "are"} kept for technical debt.`,
  "slots.freeEmptyAfter": ({ "slots.freeEmptyAfter": after }) =>
    after === 0
      ? "A slot with nothing left to review falls free at once."
      : `A slot with nothing left to review falls free after ${lasting(after)}.`,
  "slots.lendAfter": ({ "slots.lendAfter": after }) =>
    after === 0
      ? "A slot kept for debt goes to a feature whenever no debt blueprint is ready."
      : `A slot kept for debt is lent to a feature after ${lasting(after)} without a ready debt blueprint.`,
  "ready.declaration": ({ "ready.declaration": declaration }) =>
    declaration === "assumed"
      ? "A blueprint counts as complete without anybody saying so."
      : "A blueprint is ready only after a person declares it complete.",
  "ready.checks": ({ "ready.checks": checks, "ready.ciLabel": label }) =>
    checksWords[`${checks.includes("conflict")} ${checks.includes("ci")}`](label),
  "ready.ciLabel": ({ "ready.ciLabel": label }) =>
    `CI votes on ${label}; a vote below 0 there is a failed CI.`,
  "bump.warnAfter": ({ "bump.warnAfter": after }) =>
    after === 0
      ? "A silent author is warned at once."
      : `An author silent for ${lasting(after)} is warned.`,
  "bump.after": ({ "bump.after": after }) =>
    `After ${lasting(after)} of silence the slot goes on to the next in line; never unwarned.`,
  "hold.mode": ({ "hold.mode": mode }) => modeWords[mode],
  "hold.label": ({ "hold.label": label }) => `The vote is on ${label}.`,
  "hold.value": ({ "hold.value": value }) => `The vote is ${votePoints(value)}.`,
  "hold.unknownBlueprint": ({ "hold.unknownBlueprint": done }) =>
    `A change that names only unknown blueprints is ${doneWords[done]}.`,
  "hold.unlinked": ({ "hold.unlinked": done }) =>
    `A change that names neither a blueprint nor a bug is ${doneWords[done]}.`,
  "hold.notInBacklog": ({ "hold.notInBacklog": done }) =>
    `A change of a blueprint that is deferred, withdrawn or not approved yet is ${doneWords[done]}.`,
  "hold.approved": ({ "hold.approved": done }) =>
    done === "free"
      ? "A change that a person approved needs no slot."
      : "A person's approval takes no hold off.",
  "brake.newHolds": ({ "brake.newHolds": count }) =>
    `Up to ${counted(count, "new hold")} in 24 hours ${count === 1 ? "needs" : "need"} nobody's word.`,
  "brake.newHoldsShare": ({ "brake.newHoldsShare": share }) =>
    `Or ${percent(share)} of the open changes, where that is more.`,
  "rank.reasonForTop": ({ "rank.reasonForTop": top }) =>
    top === 0
      ? "A move in the order needs no reason."
      : `A move up into the first ${counted(top, "rank")} needs a reason.`,
};

/** What the bot does in each mode. */
export const modeWords: Record<Policy["hold.mode"], string> = {
  vote: "A hold is a vote, with words that explain it.",
  comment: "A hold is words, without a vote.",
  observe: "Nothing is written to Gerrit: the bot only watches.",
};

const doneWords = {
  list: "listed and not held",
  ignore: "left alone",
  hold: "held",
} as const;

/** By whether conflicts are looked at, and whether CI is. */
const checksWords: Record<`${boolean} ${boolean}`, (label: string) => string> = {
  "true true": () =>
    "At least one open change has to be without a conflict and without a failed CI.",
  "true false": () => "At least one open change has to be without a conflict; CI is not asked.",
  "false true": () => "At least one open change has to be without a failed CI.",
  "false false": () => "Neither conflicts nor CI are looked at.",
};

/** "10 %" */
export const percent = (share: number): string => `${Number((share * 100).toFixed(4))} %`;

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** A duration in the longest whole unit that says the same: "10 days", "36 hours". */
function lasting(milliseconds: number): string {
  const [unit, length] = units.find(([, one]) => milliseconds % one === 0) ?? ["second", 1_000];
  return counted(milliseconds / length, unit);
}
