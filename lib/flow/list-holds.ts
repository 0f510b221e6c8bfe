import type { VerdictCode } from "#lib/domain/verdict.ts";
import { type VisibleHold, visibleHold } from "#lib/domain/visible-hold.ts";
import type { Judged, World } from "#lib/domain/world.ts";
import { lookAtProject } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";

/** One standing hold of ours. */
export type ListedHold = {
  readonly change: number;
  readonly since: Date;
  readonly verdict: VerdictCode;
  /** The state as it is now does not explain it: it waits for its lift, or it can't be taken off. */
  readonly orphan: boolean;
};

/** Every vote of the bot, and every hold in words, that stands now, by change number. */
export async function listHolds(needs: Needs, project: Project): Promise<readonly ListedHold[]> {
  const { world, judged } = await lookAtProject(needs, project);
  return judged.flatMap((one) => {
    const hold = visibleHold(one.followed, world.bot);
    return hold === null ? [] : [listed(world, one, hold)];
  });
}

function listed(world: World, judged: Judged, hold: VisibleHold): ListedHold {
  return {
    change: judged.followed.change.number,
    since: hold.since,
    verdict: judged.verdict.code,
    orphan: judged.wanted === "none" || !isOfPolicy(world, hold),
  };
}

function isOfPolicy({ policy }: World, { vote }: VisibleHold): boolean {
  const { "hold.label": label, "hold.value": value } = policy.values;
  return vote === null || (vote.label === label && vote.value === value);
}
