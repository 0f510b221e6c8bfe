import type { BacklogBlueprint } from "./backlog-shape.ts";
import { contributors } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { type PlannedWork, plannedWork } from "./planned-work.ts";

export const day = 24 * 60;

/** How many of the blueprints nobody has approved yet. */
const unapproved = 10;

/** Oldest and newest approval of the cycle, in days before now. */
const approvals = { oldest: 130, newest: 2 } as const;

export type Planned = { readonly blueprint: BacklogBlueprint; readonly work: PlannedWork };

/** Every planned piece of work with its owner and approval: by date of approval, those without one last. */
export function planBlueprints(chance: Chance): readonly Planned[] {
  const planned = chance.shuffled(plannedWork).map((work, index): Planned => {
    const isApproved = index >= unapproved;
    const days = chance.between(approvals.newest, approvals.oldest);
    return {
      work,
      blueprint: {
        name: work.name,
        title: work.title,
        kind: work.kind,
        approvedAgo: isApproved ? days * day + chance.below(day) : null,
        spec: isApproved ? `https://specs.example.org/moonkettle/approved/${work.name}` : null,
        owner: chance.pick(contributors).username,
      },
    };
  });
  const ago = ({ blueprint }: Planned) => blueprint.approvedAgo ?? -1;
  return planned.toSorted((a, b) => ago(b) - ago(a));
}
