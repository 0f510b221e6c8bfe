import { brakeLimit, unapprovedIn } from "#lib/domain/brake.ts";
import { type Exemption, standing } from "#lib/domain/exemption.ts";
import { blueprintOf } from "#lib/domain/speech.ts";
import type { VerdictCode } from "#lib/domain/verdict.ts";
import { visibleHold } from "#lib/domain/visible-hold.ts";
import type { Judged } from "#lib/domain/world.ts";
import { concernsOf } from "./list-attention.ts";
import { decisionIn, type Sight } from "./look-at-project.ts";
import { oncePerSight } from "./once-per-sight.ts";
import { holdGroupsIn } from "./preview-plan.ts";

/** The numbers of the bot's page. */
export type BotFigures = {
  /** Open governed changes. */
  readonly open: number;
  /** New holds of the plan, whether the bot may place them or not. */
  readonly planned: Spread;
  /** Holds of ours on open governed changes. */
  readonly standing: Spread;
  /** Changes that the plan leaves alone, by verdict, most first. */
  readonly alone: readonly LeftAlone[];
  readonly brake: Brake;
  /** People's −2s, and how many of them are old. */
  readonly against: { readonly votes: number; readonly old: number };
  /** Votes of the bot that nothing explains. */
  readonly orphans: number;
  readonly otherwise: PeopleOtherwise;
};

/** So many changes, of so many blueprints. */
type Spread = { readonly changes: number; readonly blueprints: number };

export type LeftAlone = {
  readonly verdict: VerdictCode;
  readonly changes: number;
  /** Whether so many have this verdict now: a plan that fills slots changes some. */
  readonly isSame: boolean;
};

export type Brake = {
  /** New holds that are let through in 24 hours, and the two numbers that it is made of. */
  readonly limit: number;
  readonly newHolds: number;
  readonly share: number;
  /** How many of them were placed in the last 24 hours. */
  readonly used: number;
};

/** Where people decided otherwise than the bot would. */
export type PeopleOtherwise = {
  readonly total: number;
  /** The newest. */
  readonly decisions: readonly Otherwise[];
  /** Approvals outside a slot, which are counted only. */
  readonly approved: number;
};

export type Otherwise = Pick<Exemption, "who" | "at" | "reason"> & {
  readonly change: number;
  readonly kind: "person" | "vote-removed";
};

/** The numbers of the bot's page as a project stands now. */
export const botFiguresIn: (sight: Sight) => BotFigures = oncePerSight((sight) => {
  const { judged, world } = sight;
  const governed = judged.filter(isGoverned);
  const planned = holdGroupsIn(sight).flatMap(({ holds }) => holds);
  const against = concernsOf(sight, "human-2");
  return {
    open: governed.length,
    planned: spreadOf(planned.map((hold) => hold.judged)),
    standing: spreadOf(
      governed.filter(({ followed }) => visibleHold(followed, world.bot) !== null),
    ),
    alone: aloneIn(sight, governed),
    brake: brakeIn(sight, governed.length),
    against: {
      votes: against.length,
      old: against.filter(({ isPressing }) => isPressing).length,
    },
    orphans: concernsOf(sight, "orphan").length,
    otherwise: otherwiseIn(sight, governed),
  };
});

const isGoverned = ({ verdict }: Judged) => verdict.code !== "not-governed";

function aloneIn(sight: Sight, governed: readonly Judged[]): readonly LeftAlone[] {
  const verdictsNow = tally(governed);
  const after = decisionIn(sight).judged.filter(isGoverned);
  const alone = tally(after.filter(({ wanted }) => wanted !== "hold"));
  return [...alone]
    .map(([verdict, changes]) => ({
      verdict,
      changes,
      isSame: verdictsNow.get(verdict) === changes,
    }))
    .toSorted((a, b) => b.changes - a.changes);
}

function tally(judged: readonly Judged[]): ReadonlyMap<VerdictCode, number> {
  const counts = new Map<VerdictCode, number>();
  for (const { verdict } of judged) counts.set(verdict.code, (counts.get(verdict.code) ?? 0) + 1);
  return counts;
}

function spreadOf(judged: readonly Judged[]): Spread {
  const blueprints = new Set(judged.flatMap((one) => blueprintOf(one) ?? []));
  return { changes: judged.length, blueprints: blueprints.size };
}

function brakeIn({ world, approvals }: Sight, open: number): Brake {
  const policy = world.policy.values;
  return {
    limit: brakeLimit(policy, open),
    newHolds: policy["brake.newHolds"],
    share: policy["brake.newHoldsShare"],
    used: unapprovedIn(approvals),
  };
}

const most = 8;

function otherwiseIn(sight: Sight, governed: readonly Judged[]): PeopleOtherwise {
  const decisions = governed
    .flatMap(({ followed: { change, exemptions } }) =>
      standing(exemptions, "free").flatMap(({ kind, who, at, reason }) =>
        kind === "approved" ? [] : [{ change: change.number, kind, who, at, reason }],
      ),
    )
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return {
    total: decisions.length,
    decisions: decisions.slice(0, most),
    approved: concernsOf(sight, "approved").length,
  };
}
