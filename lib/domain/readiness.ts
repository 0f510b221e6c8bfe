import { type Blueprint, isApproved, isInBacklog } from "./blueprint.ts";
import { isInProgress, type SeenChange } from "./change.ts";
import type { Policy, ReadyCheck } from "./policy.ts";

/** What a blueprint lacks before it can win a slot (product.md, "Ready"). */
export type Missing =
  | { readonly code: "approved" }
  | { readonly code: "open-change" }
  /** Every open change is work in progress. */
  | { readonly code: "wip"; readonly changes: readonly number[] }
  | { readonly code: "declared" }
  /** The change that comes nearest fails this check. */
  | { readonly code: ReadyCheck; readonly changes: readonly number[] }
  /** Its author declared to be away. */
  | { readonly code: "author-present"; readonly until: Date }
  /** A person released its slot and nobody has said `ready` since; or it was bumped and its author was not heard since. */
  | { readonly code: "returned"; readonly after: "release" | "bump" };
export type MissingCode = Missing["code"];

/** What keeps a blueprint from being ready, in the order of the codes; empty when it is ready. */
export function missingFor(
  blueprint: Blueprint,
  openChanges: readonly SeenChange[],
  policy: Policy,
  now: Date,
): readonly Missing[] {
  const missing: Missing[] = [];
  if (!isApproved(blueprint, now)) missing.push({ code: "approved" });
  const proposed = openChanges.filter((change) => !isInProgress(change));
  if (openChanges.length === 0) missing.push({ code: "open-change" });
  else if (proposed.length === 0) {
    missing.push({ code: "wip", changes: openChanges.map(({ number }) => number) });
  }
  if (policy["ready.declaration"] === "required" && blueprint.declaredAt === null) {
    missing.push({ code: "declared" });
  }
  if (proposed.length > 0) missing.push(...failedChecks(proposed, policy));
  missing.push(...absences(blueprint, now));
  return missing;
}

/** A new stay begins a new silence, so nothing but an absence would have its author bumped at once. */
function absences({ awayUntil, bumped, releasedAt }: Blueprint, now: Date): Missing[] {
  const missing: Missing[] = [];
  if (awayUntil !== null && awayUntil > now) {
    missing.push({ code: "author-present", until: awayUntil });
  }
  if (releasedAt !== null) missing.push({ code: "returned", after: "release" });
  else if (bumped !== null) missing.push({ code: "returned", after: "bump" });
  return missing;
}

/** In the backlog and nothing missing. */
export function isReady(blueprint: Blueprint, missing: readonly Missing[], now: Date): boolean {
  return missing.length === 0 && isInBacklog(blueprint, now);
}

/**
 * What the author would repair on one change for a blueprint to pass: that of `missing`, and of work in progress also
 * the checks that count as soon as it is proposed.
 */
export function repairsIn(
  missing: readonly Missing[],
  openChanges: readonly SeenChange[],
  policy: Policy,
): readonly Missing[] {
  const repairs = missing.filter(({ code }) => repairCodes.has(code));
  if (!repairs.some(({ code }) => code === "wip")) return repairs;
  const nearest = nearestOf(openChanges, policy);
  const changes = nearest === null ? [] : [nearest.number];
  return [{ code: "wip", changes }, ...failedChecks(openChanges, policy)];
}

const repairCodes: ReadonlySet<MissingCode> = new Set(["open-change", "wip", "conflict", "ci"]);

/** The change as it is once the author has proposed it, rebased it and mended its CI. */
export function repaired<T extends SeenChange>(change: T, policy: Policy): T {
  const isAgainst = ({ label, value }: T["votes"][number]) =>
    value < 0 && (label === "Workflow" || label === policy["ready.ciLabel"]);
  return {
    ...change,
    isWip: false,
    isMergeable: change.isMergeable === false ? true : change.isMergeable,
    votes: change.votes.filter((vote) => !isAgainst(vote)),
  };
}

/** One change that passes everything is enough; otherwise what the nearest one fails. */
function failedChecks(proposed: readonly SeenChange[], policy: Policy): Missing[] {
  const nearest = nearestOf(proposed, policy);
  return (nearest?.failed ?? []).map((code) => ({ code, changes: [nearest?.number ?? 0] }));
}

/** Of some changes the one that fails the fewest checks, the oldest of several; null for none. */
export function nearestOf(
  changes: readonly SeenChange[],
  policy: Policy,
): { readonly number: number; readonly failed: readonly ReadyCheck[] } | null {
  const results = changes
    .map((change) => ({
      number: change.number,
      failed: policy["ready.checks"].filter((check) => fails(change, check, policy)),
    }))
    .toSorted((a, b) => a.failed.length - b.failed.length || a.number - b.number);
  return results[0] ?? null;
}

/** What the server does not report is not a failure. */
function fails(change: SeenChange, check: ReadyCheck, policy: Policy): boolean {
  if (check === "conflict") return change.isMergeable === false;
  return change.votes.some((vote) => vote.label === policy["ready.ciLabel"] && vote.value < 0);
}
