import { type Blueprint, keyOf, type Tenure } from "./blueprint.ts";
import type { SeenChange } from "./change.ts";
import type { Conversation } from "./conversation.ts";
import { type Accounts, type Exemption, standing } from "./exemption.ts";
import { hasLanded, type OwnChange } from "./freeing.ts";
import type { StandingHold, Told } from "./hold.ts";
import { completes, type EarlierLink, type KnownBlueprints, type Link, linkOf } from "./link.ts";
import type { Pause } from "./pause.ts";
import type { PolicyVersion } from "./policy.ts";
import type { References } from "./references.ts";
import { type Standings, standingsOf } from "./standing.ts";
import { isIn, judge, type Scope, type Verdict, type Wanted, wantedFor } from "./verdict.ts";

/** A change with all that we remember of it. */
export type FollowedChange = {
  readonly change: SeenChange;
  readonly references: References;
  readonly earlier: readonly EarlierLink[];
  readonly exemptions: readonly Exemption[];
  readonly hold: StandingHold | null;
  readonly told: readonly Told[];
  /** As it was last read, null where it never was: it is read only of blueprints with a slot, or bumped from one. */
  readonly conversation: Conversation | null;
};

/** Everything one pass over one project decides on: observations and settings, no conclusions. */
export type World = {
  readonly now: Date;
  readonly project: string;
  readonly scope: Scope;
  /** Account number of the bot, null while the server was never reached. */
  readonly bot: number | null;
  readonly accounts: Accounts;
  readonly policy: PolicyVersion;
  /** Server time of the first full read; null before it. */
  readonly firstReadAt: Date | null;
  /** The last pass that saw a debt blueprint ready outside a slot, or the start. */
  readonly debtReadyAt: Date | null;
  /** The server's clock is another one than ours, so nobody knows how long anybody has been silent. */
  readonly isClockWrong: boolean;
  /** Those that are over, oldest first, as far as a clock can need them. */
  readonly pauses: readonly Pause[];
  /** Before a first plan is approved no clock runs. */
  readonly isStarted: boolean;
  /** Since when it is paused; null while it is not. */
  readonly pausedAt: Date | null;
  readonly blueprints: readonly Blueprint[];
  readonly tenures: readonly Tenure[];
  /** Ended stays in a slot, by blueprint key. */
  readonly stays: ReadonlyMap<string, number>;
  readonly changes: readonly FollowedChange[];
};

/** What follows from the world before anything is decided. */
export type Survey = {
  readonly known: KnownBlueprints;
  readonly links: ReadonlyMap<number, Link>;
  /** A blueprint's changes: its governed, not private ones, whatever their status; by key. */
  readonly own: ReadonlyMap<string, readonly OwnWork[]>;
  readonly landed: ReadonlySet<string>;
};

/** A change of a blueprint, whole, with what was said on it. */
export type OwnWork = OwnChange & Pick<FollowedChange, "change" | "conversation">;

/** A change with its verdict. */
export type Judged = {
  readonly followed: FollowedChange;
  readonly link: Link;
  readonly verdict: Verdict;
  readonly wanted: Wanted;
};

/** Reads the links of all changes once; everything else asks this. */
export function survey(world: World): Survey {
  const known = new Map<string, Blueprint>();
  for (const blueprint of world.blueprints) known.set(keyOf(blueprint.name), blueprint);
  const links = new Map(
    world.changes.map((followed) => [followed.change.number, linkTo(followed, known)]),
  );
  const own = ownChanges(world, links);
  const { firstReadAt } = world;
  const landed = new Set(
    firstReadAt === null
      ? []
      : [...own].filter(([, changes]) => hasLanded(changes, firstReadAt)).map(([key]) => key),
  );
  return { known, links, own, landed };
}

/** The standing of every blueprint while these slots are taken. */
export function standingsIn(world: World, { landed }: Survey, tenures = world.tenures): Standings {
  return standingsOf(world.blueprints, tenures, landed, world.now);
}

/** Every change with its verdict under these standings. */
export function judgeAll(world: World, { links }: Survey, standings: Standings): Judged[] {
  const policy = world.policy.values;
  return world.changes.map((followed) => {
    const link = links.get(followed.change.number) ?? linkTo(followed, new Map());
    const facts = {
      change: followed.change,
      link,
      bugs: followed.references.bugs,
      exemptions: standing(followed.exemptions, policy["hold.approved"]),
    };
    const verdict = judge(facts, standings, world.scope, policy);
    return { followed, link, verdict, wanted: wantedFor(verdict, policy) };
  });
}

const none: readonly SeenChange[] = [];

/** The open ones among a blueprint's changes. */
export function openChangesOf(survey: Survey, key: string): readonly SeenChange[] {
  const own = survey.own.get(key);
  if (own === undefined) return none;
  return own.filter(({ change }) => change.status === "NEW").map(({ change }) => change);
}

function linkTo({ references, change, earlier }: FollowedChange, known: KnownBlueprints): Link {
  return linkOf({ blueprints: references.blueprints, topic: change.topic, earlier }, known);
}

function ownChanges(world: World, links: ReadonlyMap<number, Link>) {
  const own = new Map<string, OwnWork[]>();
  for (const { change, conversation } of world.changes) {
    const link = links.get(change.number);
    if (!link || !belongs(change, world.scope)) continue;
    for (const { blueprint } of link.known) {
      const key = keyOf(blueprint.name);
      const changes = own.get(key) ?? [];
      changes.push({ change, conversation, completes: completes(link, key) });
      own.set(key, changes);
    }
  }
  return own;
}

function belongs(change: SeenChange, scope: Scope): boolean {
  return !change.isPrivate && isIn(scope, change);
}
