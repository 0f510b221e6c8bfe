import { type HoldGroup, holdGroups, plannedHolds, standingHolds } from "#lib/domain/preview.ts";
import { decisionIn, lookAtProject, type Sight } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { oncePerSight } from "./once-per-sight.ts";
import { type PassReport, planReport } from "./pass-report.ts";

/**
 * What a pass would decide from the state as it is: the same that `slots plan` says, but nothing is asked of the server
 * and nothing is kept, so its id can only be approved where `slots plan` has printed it too.
 */
export async function previewPlan(needs: Needs, project: Project): Promise<PassReport> {
  return reportIn(await lookAtProject(needs, project));
}

const reportIn = oncePerSight((sight) => {
  const { project, survey, isStarted: started, isPaused: paused } = sight;
  return planReport(project.key, { decision: decisionIn(sight), survey }, { started, paused });
});

/** The new holds of that plan, whether the bot may place them or not, by the words that people will read. */
export const holdGroupsIn: (sight: Sight) => readonly HoldGroup[] = oncePerSight((sight) => {
  const decision = decisionIn(sight);
  return holdGroups(plannedHolds(sight.world, decision), decision);
});

/** The holds that stand, by what their people read. */
export const standingGroupsIn: (sight: Sight) => readonly HoldGroup[] = oncePerSight((sight) =>
  holdGroups(standingHolds(sight.world, sight.judged), decisionIn(sight)),
);
