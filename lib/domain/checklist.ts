import type { Blueprint } from "./blueprint.ts";
import { isInProgress, type SeenChange } from "./change.ts";
import type { Policy, ReadyCheck } from "./policy.ts";
import { type Missing, type MissingCode, nearestOf } from "./readiness.ts";

/** One check of readiness. What cannot be known counts neither as passed nor as missing. */
export type Check =
  | { readonly code: MissingCode; readonly state: "missing"; readonly missing: Missing }
  /** Since when, where it is dated. */
  | { readonly code: MissingCode; readonly state: "passed"; readonly at: Date | null }
  | Unknown;

/** There is no change of which it is asked, or the server does not tell. */
export type Unknown =
  | { readonly code: "wip"; readonly state: "unknown"; readonly why: "no-change" }
  | {
      readonly code: ReadyCheck;
      readonly state: "unknown";
      readonly why: "no-change" | "untold";
    };

/** Every check that the policy makes, those that are missing first (b32, b33). */
export function checksOf(
  blueprint: Blueprint,
  openChanges: readonly SeenChange[],
  policy: Policy,
  missing: readonly Missing[],
): readonly Check[] {
  const proposed = openChanges.filter((change) => !isInProgress(change));
  const failed = new Set(missing.map(({ code }) => code));
  const others = codesOf(policy)
    .filter((code) => !failed.has(code))
    .map(
      (code): Check =>
        unknownOf(code, openChanges, proposed, policy) ?? {
          code,
          state: "passed",
          at: dateOf(code, blueprint),
        },
    );
  return [
    ...missing.map((one): Check => ({ code: one.code, state: "missing", missing: one })),
    ...others.filter(({ state }) => state === "unknown"),
    ...others.filter(({ state }) => state === "passed"),
  ];
}

/** `returned` is asked only of who left a slot, and then it is missing. */
const codesOf = (policy: Policy): readonly MissingCode[] => [
  "approved",
  "open-change",
  "wip",
  ...(policy["ready.declaration"] === "required" ? (["declared"] as const) : []),
  ...policy["ready.checks"],
  "author-present",
];

const dateOf = (code: MissingCode, { approvedAt, declaredAt }: Blueprint): Date | null =>
  code === "approved" ? approvedAt : code === "declared" ? declaredAt : null;

/** Of a check that is not missing: that nobody knows of it, and why; null where it is known to have passed. */
function unknownOf(
  code: MissingCode,
  openChanges: readonly SeenChange[],
  proposed: readonly SeenChange[],
  policy: Policy,
): Unknown | null {
  if (code === "wip") {
    return openChanges.length > 0 ? null : { code, state: "unknown", why: "no-change" };
  }
  if (code !== "conflict" && code !== "ci") return null;
  const change = decidingOf(proposed, policy);
  if (change === null) return { code, state: "unknown", why: "no-change" };
  return isTold(change, code, policy) ? null : { code, state: "unknown", why: "untold" };
}

/** The change that the checks are told of: the nearest, and of several that fail nothing the one that is told most of. */
function decidingOf(proposed: readonly SeenChange[], policy: Policy): SeenChange | null {
  const nearest = nearestOf(proposed, policy);
  if (nearest === null) return null;
  const isNear =
    nearest.failed.length === 0
      ? (change: SeenChange) => nearestOf([change], policy)?.failed.length === 0
      : ({ number }: SeenChange) => number === nearest.number;
  const told = (change: SeenChange) =>
    policy["ready.checks"].filter((check) => isTold(change, check, policy)).length;
  const [deciding = null] = proposed
    .filter(isNear)
    .toSorted((a, b) => told(b) - told(a) || a.number - b.number);
  return deciding;
}

const isTold = (change: SeenChange, check: ReadyCheck, policy: Policy): boolean =>
  check === "conflict"
    ? change.isMergeable !== null
    : change.votes.some(({ label }) => label === policy["ready.ciLabel"]);
