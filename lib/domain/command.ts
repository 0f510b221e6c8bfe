import type { BlueprintKind } from "./blueprint.ts";

/** Where a person wants blueprints in the order; `beside` is another one's name. */
export type WantedPlace =
  | { readonly kind: "rank"; readonly rank: number }
  | { readonly kind: "top" | "bottom" }
  | { readonly kind: "before" | "after"; readonly beside: string };

/** What a person says of one blueprint in a word. */
export const blueprintVerbs = [
  "assign",
  "release",
  "bump",
  "defer",
  "withdraw",
  "done",
  "reopen",
  "ready",
] as const;
export type BlueprintVerb = (typeof blueprintVerbs)[number];

/** What a person says of one change in a word; a hold is lifted by exempting its change. */
export const changeVerbs = ["exempt", "take-back", "unlink"] as const;
export type ChangeVerb = (typeof changeVerbs)[number];

/** A blueprint as an import has it; a spec or an owner that is not given stays as it is known. Instants are ISO texts. */
export type WantedBlueprint = {
  readonly name: string;
  readonly title: string;
  readonly kind: BlueprintKind;
  readonly approvedAt: string | null;
  readonly spec?: string | null | undefined;
  readonly owner?: string | null | undefined;
};

/**
 * Everything that a person can decide, as plain data: it is checked, shown before it is done, done, kept until it is
 * due, and undone by another one. It survives being written as JSON.
 */
export type Command =
  /** Several keep their order among each other. `seen` is the version of the order that was looked at, null for any. */
  | {
      readonly kind: "rank";
      readonly blueprints: readonly string[];
      readonly place: WantedPlace;
      readonly seen: number | null;
    }
  | { readonly kind: BlueprintVerb; readonly blueprint: string }
  | { readonly kind: "away"; readonly blueprint: string; readonly until: string }
  | { readonly kind: "swap"; readonly leaving: string; readonly entering: string }
  | { readonly kind: ChangeVerb; readonly change: number }
  /** `plan` is the id of a kept plan. */
  | { readonly kind: "approve"; readonly plan: string; readonly upTo: number | null }
  | { readonly kind: "pause" | "resume" }
  | { readonly kind: "remove-holds" }
  /** `seen` is the version of the policy that was looked at, null for any. */
  | {
      readonly kind: "policy";
      readonly settings: Readonly<Record<string, string>>;
      readonly seen: number | null;
    }
  | {
      readonly kind: "import";
      readonly blueprints: readonly WantedBlueprint[];
      readonly rerank: boolean;
    }
  /** Puts everything back as it was before this entry of the history, as far as that is possible now. */
  | { readonly kind: "undo"; readonly decision: number };

/** What somebody may or may not decide; to undo something takes what deciding it took. */
export type CommandKind = Exclude<Command["kind"], "undo">;

/** The commands that are one transaction; to take every vote off takes as long as the server does. */
export type Quick = Exclude<Command, { readonly kind: "remove-holds" }>;
