import type { Store } from "#lib/database/store.ts";
import type { Tenure } from "#lib/domain/blueprint.ts";
import type { Approvals } from "#lib/domain/brake.ts";
import { begun, type Decision, decide } from "#lib/domain/decision.ts";
import { type Leaving, type Returned, watchSlots, welcomeBack } from "#lib/domain/watching.ts";
import { type Survey, survey, type World } from "#lib/domain/world.ts";
import { loadBlocked } from "./blocked-problems.ts";
import { loadApprovals, loadWorld } from "./load-world.ts";
import type { Project } from "./needs.ts";

/** A decision with everything it was made of. */
export type Decided = {
  readonly world: World;
  readonly survey: Survey;
  readonly approvals: Approvals;
  readonly decision: Decision;
  readonly emptySince: ReadonlyMap<string, Date | null>;
  /** Bumped blueprints whose author is back; in the world they are bumped no more. */
  readonly returned: readonly Returned[];
};

/** Who would leave a slot although their changes were not read singly yet. */
export type Unconfirmed = {
  readonly kind: "unconfirmed";
  readonly world: World;
  readonly survey: Survey;
  readonly leaving: readonly Leaving[];
};

/** Keys of blueprints whose changes were read singly: true when all was as stored, false for "not now". */
export type Confirmations = ReadonlyMap<string, boolean>;

/** Reads the world in one transaction and decides; `confirmed` "all" trusts the listing, as a plan does. */
export async function decideOn(
  store: Store,
  project: Project,
  now: Date,
  confirmed: Confirmations | "all",
): Promise<Decided | Unconfirmed> {
  const { world, returned } = welcomeBack(await loadWorld(store, project, now));
  const seen = survey(world);
  const watching = watchSlots(world, seen);
  if (confirmed !== "all") {
    const unread = watching.leaving.filter(({ tenure }) => !confirmed.has(tenure.blueprint));
    if (unread.length > 0) return { kind: "unconfirmed", world, survey: seen, leaving: unread };
  }
  const leaving = watching.leaving.filter(
    ({ tenure }) => confirmed === "all" || confirmed.get(tenure.blueprint) === true,
  );
  const approvals = await loadApprovals(store, project, now);
  const blocked = await loadBlocked(store, project);
  const decision = decide(world, seen, leaving, approvals, blocked, { pages: project.pages });
  return { world, survey: seen, approvals, decision, emptySince: watching.emptySince, returned };
}

/** The open tenures before the entry with this index, after this decision's frees, for the facts of that entry. */
export function occupiedBefore(world: World, decision: Decision, entry: number): Tenure[] {
  const gone = new Set(decision.leaving.map(({ tenure }) => tenure.blueprint));
  const stayed = world.tenures.filter(({ blueprint }) => !gone.has(blueprint));
  const entered = decision.entries.slice(0, entry).map((one) => begun(one, world.now));
  return [...stayed, ...entered];
}
