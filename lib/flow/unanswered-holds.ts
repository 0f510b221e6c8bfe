import { counted } from "#lib/domain/phrases.ts";
import { decideOn } from "./decide-pass.ts";
import type { Needs, Project } from "./needs.ts";

/**
 * How many new holds wait for a person's word: the brake stopped them, or an approval kept them back. None before the
 * first plan is approved, for then all of it waits.
 */
export async function unansweredHolds({ database, now }: Needs, project: Project): Promise<number> {
  const state = await database.store.projects.get(project.key);
  if ((state?.startedAt ?? null) === null) return 0;
  const decided = await decideOn(database.store, project, now(), "all");
  if ("kind" in decided) throw new Error("a view trusts the listing and is never unconfirmed");
  return decided.decision.waiting.filter(({ why }) => why !== "not-in-plan").length;
}

/** So many holds wait, and what answers them. */
export const unansweredSentence = (holds: number): string =>
  `${counted(holds, "new hold")} ${holds === 1 ? "waits" : "wait"} for a person: slots plan, then slots approve ID.`;
