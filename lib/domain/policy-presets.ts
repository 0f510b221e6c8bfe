import { defaultPolicy, policyKeys, writeSetting } from "./policy.ts";
import type { Written } from "./policy-draft.ts";

/** Settings that belong together, under a name; what it does not name stays as it is. */
export type Preset = {
  readonly name: string;
  readonly text: string;
  readonly settings: Written;
};

const standard = Object.fromEntries(
  policyKeys.map((key) => [key, writeSetting(key, defaultPolicy)]),
) as Written;

/** Beginnings of a policy that projects ask for most. */
export const presets: readonly Preset[] = [
  {
    name: "Default numbers",
    text: "Everything as it is when a project begins: ten slots, two of them for technical debt.",
    settings: standard,
  },
  {
    name: "Nova 2014",
    text: "A blueprint enters a slot only once a person has declared it complete.",
    settings: { "ready.declaration": "required" },
  },
  {
    name: "Runways",
    text: "Three slots for whatever is next, none of them kept for technical debt.",
    settings: { "slots.count": "3", "slots.debt": "0" },
  },
  {
    name: "Advisory",
    text: "Slots and the order are kept, and nothing is written to Gerrit.",
    settings: { "hold.mode": "observe" },
  },
];
