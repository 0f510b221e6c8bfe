import { type Blueprint, isInBacklog, keyOf, type Tenure } from "./blueprint.ts";
import type { SeenChange } from "./change.ts";
import { type Exemption, standing as standingExemptions } from "./exemption.ts";
import { type Freed, type OwnChange, watch } from "./freeing.ts";
import { completes, type EarlierLink, linkOf } from "./link.ts";
import type { Pause } from "./pause.ts";
import type { Policy } from "./policy.ts";
import { isReady, missingFor } from "./readiness.ts";
import type { References } from "./references.ts";
import { isWarningDue, slotTurn } from "./silence.ts";
import { fill, isLent } from "./slots.ts";
import { outside, type Standing } from "./standing.ts";
import { judge, type Scope, type Verdict } from "./verdict.ts";
import { bumpFor, listeningIn } from "./watching.ts";
import { type FollowedChange, openChangesOf, type Survey, type World } from "./world.ts";

/** What the server showed of a change and what people had decided on it, as a history row keeps it. */
export type ChangeFacts = {
  readonly change: SeenChange;
  readonly blueprints: References["blueprints"];
  readonly bugs: References["bugs"];
  readonly earlier: readonly EarlierLink[];
  readonly exemptions: readonly Exemption[];
};

/** A blueprint beside its slot and the number of those ahead of it in line. */
export type BlueprintFacts = {
  readonly blueprint: Blueprint;
  readonly slot: number | null;
  readonly ahead: number;
};

/** The facts of one verdict. `policy` is the version's number; its values are in the policy's own history. */
export type VerdictFacts = {
  readonly at: Date;
  readonly policy: number;
  readonly scope: Scope;
  readonly change: ChangeFacts;
  readonly known: readonly BlueprintFacts[];
};

/** The facts of one entry: who had a slot, and who stood in line above, each with its changes. */
export type FillFacts = {
  readonly at: Date;
  readonly policy: number;
  readonly occupied: readonly Tenure[];
  readonly debtReadyAt: Date | null;
  readonly line: readonly {
    readonly blueprint: Blueprint;
    readonly changes: readonly SeenChange[];
  }[];
};

/** The facts of one slot: of its falling free by itself, and of the warning before. */
export type SlotFacts = {
  readonly at: Date;
  readonly policy: number;
  readonly firstReadAt: Date;
  readonly tenure: Tenure;
  readonly blueprint: Blueprint;
  readonly changes: readonly (ChangeFacts & Pick<FollowedChange, "conversation">)[];
  readonly pauses: readonly Pause[];
  /** Accounts whose words are nobody's. */
  readonly services: readonly number[];
};

/** What a decision on a change stands on; of its commit message only what that names. */
export function changeFacts(followed: FollowedChange): ChangeFacts {
  const { change, references, earlier, exemptions } = followed;
  const { blueprints, bugs } = references;
  return { change, blueprints, bugs, earlier, exemptions };
}

/** The facts of a change's verdict, with every known blueprint that it names or named. */
export function verdictFacts(
  world: World,
  survey: Survey,
  standings: ReadonlyMap<string, Standing>,
  followed: FollowedChange,
): VerdictFacts {
  const facts = changeFacts(followed);
  const named = [facts, ...facts.earlier].flatMap(({ blueprints }) => blueprints);
  const keys = new Set([
    ...named.map(({ name }) => keyOf(name)),
    ...(survey.links.get(followed.change.number)?.known ?? []).map(({ blueprint }) =>
      keyOf(blueprint.name),
    ),
  ]);
  const known = [...keys].flatMap((key) => {
    const blueprint = survey.known.get(key);
    const standing = standings.get(key);
    return blueprint ? [{ blueprint, slot: slotOf(standing), ahead: aheadOf(standing) }] : [];
  });
  return { at: world.now, policy: world.policy.version, scope: world.scope, change: facts, known };
}

/** The verdict that these facts give under the policy they name. */
export function verdictFrom(facts: VerdictFacts, policy: Policy): Verdict {
  const known = new Map(facts.known.map(({ blueprint }) => [keyOf(blueprint.name), blueprint]));
  const { change, blueprints, bugs, earlier, exemptions } = facts.change;
  const standings = new Map(
    facts.known.map((one) => [keyOf(one.blueprint.name), standingFrom(one, facts.at)]),
  );
  return judge(
    {
      change,
      link: linkOf({ blueprints, topic: change.topic, earlier }, known),
      bugs,
      exemptions: standingExemptions(exemptions, policy["hold.approved"]),
    },
    standings,
    facts.scope,
    policy,
  );
}

/** The facts of an entry: the line down to the blueprint that entered. */
export function fillFacts(
  world: World,
  survey: Survey,
  occupied: readonly Tenure[],
  debtReadyAt: Date | null,
  key: string,
): FillFacts {
  const inside = new Set(occupied.map(({ blueprint }) => blueprint));
  const rank = survey.known.get(key)?.rank ?? 0;
  const line = world.blueprints
    .filter((one) => one.rank <= rank && !inside.has(keyOf(one.name)))
    .filter((one) => isInBacklog(one, world.now))
    .map((blueprint) => ({
      blueprint,
      changes: openChangesOf(survey, keyOf(blueprint.name)),
    }));
  return { at: world.now, policy: world.policy.version, occupied, debtReadyAt, line };
}

/** The number under which these facts let the blueprint enter, null when they don't. */
export function entryFrom(facts: FillFacts, policy: Policy, key: string): number | null {
  const ready = facts.line
    .filter(({ blueprint, changes }) =>
      isReady(blueprint, missingFor(blueprint, changes, policy, facts.at), facts.at),
    )
    .map(({ blueprint }) => ({ blueprint: keyOf(blueprint.name), kind: blueprint.kind }));
  const entries = fill(facts.occupied, ready, {
    count: policy["slots.count"],
    debt: policy["slots.debt"],
    isLent: isLent(facts.debtReadyAt ?? facts.at, policy["slots.lendAfter"], facts.at),
  });
  return entries.find(({ blueprint }) => blueprint === key)?.number ?? null;
}

/** What becomes or has become of a slot stands on these facts; null for a blueprint or a project that is not known. */
export function slotFacts(world: World, survey: Survey, tenure: Tenure): SlotFacts | null {
  const blueprint = survey.known.get(tenure.blueprint);
  const { firstReadAt, now, policy, pauses } = world;
  if (!blueprint || firstReadAt === null) return null;
  const own = new Set((survey.own.get(tenure.blueprint) ?? []).map(({ change }) => change.number));
  const changes = world.changes
    .filter(({ change }) => own.has(change.number))
    .map((followed) => ({ ...changeFacts(followed), conversation: followed.conversation }));
  const { services } = listeningIn(world);
  return {
    ...{ at: now, policy: policy.version, firstReadAt, tenure, blueprint, changes },
    ...{ pauses, services },
  };
}

/** Why these facts free the slot, null when they don't. */
export function freedFrom(facts: SlotFacts, policy: Policy): Freed["code"] | null {
  const { tenure, firstReadAt, at } = facts;
  const changes = ownOf(facts);
  const watched = watch(tenure, changes, firstReadAt, policy["slots.freeEmptyAfter"], at);
  if (watched.kind === "free") return watched.freed.code;
  return bumpFor(turnFrom(facts, policy), policy, at)?.code ?? null;
}

/** Whether these facts warn the author of the slot. */
export function isWarnedFrom(facts: SlotFacts, policy: Policy): boolean {
  const turn = turnFrom(facts, policy);
  return turn.kind === "author" && turn.silence !== null && isWarningDue(turn.silence, facts.at);
}

const turnFrom = (facts: SlotFacts, policy: Policy) =>
  slotTurn({
    ...facts,
    policy,
    by: { services: facts.services, ciLabel: policy["ready.ciLabel"], now: facts.at },
  });

function ownOf({ blueprint, changes }: SlotFacts): OwnChange[] {
  const key = keyOf(blueprint.name);
  const known = new Map([[key, blueprint]]);
  return changes.map(({ change, blueprints, earlier }) => ({
    change,
    completes: completes(linkOf({ blueprints, topic: change.topic, earlier }, known), key),
  }));
}

function standingFrom({ blueprint, slot, ahead }: BlueprintFacts, at: Date): Standing {
  if (slot !== null) return { kind: "in-slot", number: slot };
  if (blueprint.state === "done") return { kind: "finished", by: "done" };
  if (isInBacklog(blueprint, at)) return { kind: "in-line", position: ahead + 1 };
  return outside(blueprint);
}

const slotOf = (standing: Standing | undefined) =>
  standing?.kind === "in-slot" ? standing.number : null;

const aheadOf = (standing: Standing | undefined) =>
  standing?.kind === "in-line" ? standing.position - 1 : 0;
