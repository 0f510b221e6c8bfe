import { type Blueprint, keyOf } from "./blueprint.ts";
import { type ChangeStatus, isInProgress, type SeenChange } from "./change.ts";
import type { Exemption } from "./exemption.ts";
import type { Link } from "./link.ts";
import type { Policy } from "./policy.ts";
import type { BugReference } from "./references.ts";
import type { Standing, Standings } from "./standing.ts";

/** Why a change is held or not (product.md, "Its verdict"): first match wins. */
export type Verdict =
  | { readonly code: "not-governed"; readonly because: NotGoverned }
  | { readonly code: "in-slot"; readonly blueprint: string; readonly slot: number }
  | { readonly code: "exempt"; readonly exemption: Exemption }
  | { readonly code: "not-proposed"; readonly otherwise: HoldableVerdict }
  | HoldableVerdict
  | { readonly code: "finished"; readonly blueprints: readonly string[] }
  | { readonly code: "bug"; readonly bugs: readonly number[] };

/** Verdicts that hold a change, or would under some policy. */
export type HoldableVerdict =
  | { readonly code: "waiting"; readonly blueprint: string; readonly position: number }
  | {
      readonly code: "not-in-backlog";
      readonly blueprint: string;
      readonly because: "unapproved" | "deferred" | "withdrawn";
    }
  | { readonly code: "unknown-blueprint"; readonly names: readonly string[] }
  | { readonly code: "unlinked" };

export type VerdictCode = Verdict["code"];
export type NotGoverned =
  | "merged"
  | "abandoned"
  | "gone"
  | "private"
  | "other-repository"
  | "other-branch";

/** What should be on the server: a hold, none, or whatever is there (work in progress keeps an existing one). */
export type Wanted = "hold" | "none" | "keep";

/** Which repositories and branches a project governs. */
export type Scope = {
  readonly repositories: readonly string[];
  readonly branches: readonly string[];
};

/** Whether a change lies in a repository and branch of this scope. */
export const isIn = (
  { repositories, branches }: Scope,
  { repository, branch }: Pick<SeenChange, "repository" | "branch">,
): boolean => repositories.includes(repository) && branches.includes(branch);

/** The facts a verdict stands on, and nothing else. */
export type Case = {
  readonly change: SeenChange;
  readonly link: Link;
  readonly bugs: readonly BugReference[];
  /** Only those that stand. */
  readonly exemptions: readonly Exemption[];
};

/** One change's verdict. */
export function judge(facts: Case, standings: Standings, scope: Scope, policy: Policy): Verdict {
  const because = notGoverned(facts.change, scope);
  if (because !== null) return { code: "not-governed", because };
  const works = worksOf(facts.link, standings);
  const slotted = works.find(({ standing }) => standing.kind === "in-slot");
  if (slotted?.standing.kind === "in-slot") {
    return { code: "in-slot", blueprint: slotted.blueprint.name, slot: slotted.standing.number };
  }
  const exemption = facts.exemptions[0];
  if (exemption) return { code: "exempt", exemption };
  const verdict = judgeWork(facts, works);
  return isInProgress(facts.change) && isHoldable(verdict) && holds(verdict, policy)
    ? { code: "not-proposed", otherwise: verdict }
    : verdict;
}

/** What the policy wants on the server for a verdict. */
export function wantedFor(verdict: Verdict, policy: Policy): Wanted {
  if (verdict.code === "not-proposed") return "keep";
  return isHoldable(verdict) && holds(verdict, policy) ? "hold" : "none";
}

/** Why a change is none of the project's business, or null when it is. */
export function notGoverned(change: SeenChange, scope: Scope): NotGoverned | null {
  if (change.status !== "NEW") return closed[change.status];
  if (change.isPrivate) return "private";
  if (!scope.repositories.includes(change.repository)) return "other-repository";
  return scope.branches.includes(change.branch) ? null : "other-branch";
}

const closed = { MERGED: "merged", ABANDONED: "abandoned", GONE: "gone" } as const satisfies Record<
  Exclude<ChangeStatus, "NEW">,
  NotGoverned
>;

type Work = { readonly blueprint: Blueprint; readonly standing: Standing };

/** The known blueprints of a change with their standing, highest rank first. */
function worksOf(link: Link, standings: Standings): Work[] {
  return link.known
    .flatMap(({ blueprint }) => {
      const standing = standings.get(keyOf(blueprint.name));
      return standing ? [{ blueprint, standing }] : [];
    })
    .toSorted((a, b) => a.blueprint.rank - b.blueprint.rank);
}

function judgeWork({ link, bugs }: Case, works: readonly Work[]): Verdict {
  for (const { blueprint, standing } of works) {
    if (standing.kind === "in-line") {
      return { code: "waiting", blueprint: blueprint.name, position: standing.position };
    }
  }
  for (const { blueprint, standing } of works) {
    if (standing.kind === "not-in-backlog") {
      return { code: "not-in-backlog", blueprint: blueprint.name, because: standing.because };
    }
  }
  if (works.length > 0) {
    return { code: "finished", blueprints: works.map(({ blueprint }) => blueprint.name) };
  }
  if (link.unknown.length > 0) return { code: "unknown-blueprint", names: link.unknown };
  return bugs.length > 0 ? { code: "bug", bugs: bugs.map(({ id }) => id) } : { code: "unlinked" };
}

/** Whether a verdict holds its change, or would under some policy. */
export function isHoldable(verdict: Verdict): verdict is HoldableVerdict {
  return (
    verdict.code === "waiting" ||
    verdict.code === "not-in-backlog" ||
    verdict.code === "unknown-blueprint" ||
    verdict.code === "unlinked"
  );
}

function holds(verdict: HoldableVerdict, policy: Policy): boolean {
  switch (verdict.code) {
    case "waiting":
      return true;
    case "not-in-backlog":
      return policy["hold.notInBacklog"] === "hold";
    case "unknown-blueprint":
      return policy["hold.unknownBlueprint"] === "hold";
    case "unlinked":
      return policy["hold.unlinked"] === "hold";
  }
}
