import { decideOn } from "./decide-pass.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import { type PassReport, pairsOf, planId, planReport } from "./pass-report.ts";
import { progressOf } from "./project-state.ts";
import { tryConversations } from "./read-conversations.ts";
import { type Busy, withLease } from "./take-lease.ts";
import { incomplete, tryReading } from "./try-reading.ts";

const keptFor = 7 * 86_400_000;

/**
 * What a pass would do now and why, for a person to approve. Reads the server, writes nothing to it and decides
 * nothing; its (change, verdict) pairs are kept for 7 days under its id.
 */
export async function showPlan(
  needs: ServerNeeds,
  project: Project,
  holder: string,
): Promise<{ readonly kind: "done"; readonly value: PassReport } | Busy> {
  return withLease(needs, holder, async ({ needs: mine }) => {
    const read = await tryReading(mine);
    const unread = read.kind === "failed" ? read.failure : read.unknown.get(project.key);
    const trouble = unread ?? (await tryConversations(mine, project));
    if (trouble) return incomplete(mine, project.key, trouble);
    return mine.database.transaction(async (store) => {
      const now = mine.now();
      const decided = await decideOn(store, project, now, "all");
      if ("kind" in decided) throw new Error("a plan trusts the listing and is never unconfirmed");
      const id = planId(project.key, decided.decision);
      const pairs = pairsOf(decided.decision);
      await store.plans.keep(
        project.key,
        { id, at: now, pairs },
        new Date(now.getTime() - keptFor),
      );
      return planReport(project.key, decided, await progressOf(store, project.key));
    });
  });
}
