import type { Store } from "#lib/database/store.ts";
import type { Tenure } from "#lib/domain/blueprint.ts";
import type { Approvals } from "#lib/domain/brake.ts";
import type { SeenChange } from "#lib/domain/change.ts";
import { begun, type Decision, decide } from "#lib/domain/decision.ts";
import {
  type Leaving,
  type Returned,
  unheardIn,
  type Watching,
  watchSlots,
  welcomeBack,
} from "#lib/domain/watching.ts";
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

/** Changes on which somebody has to listen before it is decided. */
export type Unheard = { readonly kind: "unheard"; readonly changes: readonly SeenChange[] };

/** Keys of blueprints whose changes were read singly: true when all was as stored, false for "not now". */
export type Confirmations = ReadonlyMap<string, boolean>;

/**
 * Reads the world in one transaction and decides; `confirmed` "all" trusts the listing, as a plan does, and "unheard"
 * says that nobody was listened to yet.
 */
export async function decideOn(
  store: Store,
  project: Project,
  now: Date,
  confirmed: Confirmations | "all" | "unheard",
): Promise<Decided | Unconfirmed | Unheard> {
  const { world, returned } = welcomeBack(await loadWorld(store, project, now));
  const seen = survey(world);
  const watching = watchSlots(world, seen);
  const question = openQuestion(world, seen, watching, confirmed);
  if (question !== null) return question;
  const leaving = watching.leaving.filter(({ tenure }) => isConfirmed(confirmed, tenure));
  const approvals = await loadApprovals(store, project, now);
  const blocked = await loadBlocked(store, project);
  const decision = decide(world, seen, leaving, approvals, blocked, { pages: project.pages });
  return { world, survey: seen, approvals, decision, emptySince: watching.emptySince, returned };
}

/** What has to be asked of the server before it can be decided. */
function openQuestion(
  world: World,
  seen: Survey,
  { leaving }: Watching,
  confirmed: Confirmations | "all" | "unheard",
): Unconfirmed | Unheard | null {
  if (confirmed === "all") return null;
  const changes = confirmed === "unheard" ? unheardIn(world, seen) : [];
  if (changes.length > 0) return { kind: "unheard", changes };
  const asked = confirmed === "unheard" ? new Map<string, boolean>() : confirmed;
  const unread = leaving.filter(({ tenure }) => !asked.has(tenure.blueprint));
  if (unread.length === 0) return null;
  return { kind: "unconfirmed", world, survey: seen, leaving: unread };
}

const isConfirmed = (confirmed: Confirmations | "all" | "unheard", { blueprint }: Tenure) =>
  confirmed === "all" || (confirmed !== "unheard" && confirmed.get(blueprint) === true);

/** The open tenures before the entry with this index, after this decision's frees, for the facts of that entry. */
export function occupiedBefore(world: World, decision: Decision, entry: number): Tenure[] {
  const gone = new Set(decision.leaving.map(({ tenure }) => tenure.blueprint));
  const stayed = world.tenures.filter(({ blueprint }) => !gone.has(blueprint));
  const entered = decision.entries.slice(0, entry).map((one) => begun(one, world.now));
  return [...stayed, ...entered];
}
