import type { Blueprint, Tenure } from "#lib/domain/blueprint.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import type { Approvals } from "#lib/domain/brake.ts";
import type { Account, Change, Vote } from "#lib/domain/change.ts";
import type { Exemption } from "#lib/domain/exemption.ts";
import type { StandingHold } from "#lib/domain/hold.ts";
import { defaultPolicy, type Policy } from "#lib/domain/policy.ts";
import { readReferences } from "#lib/domain/references.ts";
import type { FollowedChange, World } from "#lib/domain/world.ts";

/** The instant of the pass in every made-up world. */
export const now = new Date("2014-07-14T12:00:00Z");

export const day = 86_400_000;
export const daysAgo = (days: number): Date => new Date(now.getTime() - days * day);

/** Account numbers of the people of a made-up server. */
export const people = { bot: 1, alice: 2, bob: 3, carol: 4, zuul: 5 } as const;

const account = (id: number, username: string, isService: boolean): [number, Account] => [
  id,
  { id, username, name: username, isService },
];

export const accounts: ReadonlyMap<number, Account> = new Map([
  account(people.bot, "slotbot", true),
  account(people.alice, "alice", false),
  account(people.bob, "bob", false),
  account(people.carol, "carol", false),
  account(people.zuul, "zuul", true),
]);

/** An approved feature. */
export function blueprint(name: string, rank: number, more: Partial<Blueprint> = {}): Blueprint {
  return {
    name,
    title: name,
    kind: "feature",
    rank,
    approvedAt: daysAgo(30),
    spec: null,
    owner: null,
    state: "open",
    declaredAt: null,
    releasedAt: null,
    bumped: null,
    awayUntil: null,
    ...more,
  };
}

/** A blueprint in a slot since ten days, its clocks running. */
export function tenure(of: Blueprint, number: number, more: Partial<Tenure> = {}): Tenure {
  const since = daysAgo(10);
  return {
    blueprint: keyOf(of.name),
    kind: of.kind,
    number,
    since,
    clockFrom: since,
    emptySince: null,
    warned: null,
    ...more,
  };
}

/** An open change of Alice's on master, proposed for review, that names nothing. */
export function change(number: number, more: Partial<Change> = {}): Change {
  return {
    number,
    repository: "openstack/nova",
    branch: "master",
    changeId: `I${number.toString(16).padStart(40, "0")}`,
    subject: `Change ${number}`,
    status: "NEW",
    topic: null,
    owner: people.alice,
    isPrivate: false,
    isWip: false,
    patchSet: 1,
    isMergeable: null,
    createdAt: daysAgo(20),
    updatedAt: daysAgo(1),
    submittedAt: null,
    metaRevId: `meta-${number}`,
    votes: [],
    labels: ["Code-Review", "Verified", "Workflow"],
    attention: [],
    message: `Change ${number}\n`,
    ...more,
  };
}

/** A change whose message says that it implements the blueprint. */
export const changeFor = (name: string, number: number, more: Partial<Change> = {}): Change =>
  change(number, { message: `Change ${number}\n\nImplements: blueprint ${name}\n`, ...more });

export function vote(by: number, label: string, value: number, more: Partial<Vote> = {}): Vote {
  return { label, value, account: by, at: daysAgo(1), tag: null, ...more };
}

/** The bot's own vote under the default policy. */
export const botVote = vote(people.bot, "Code-Review", -2);

/** A hold of ours by a vote. */
export function voteHold(more: Partial<StandingHold> = {}): StandingHold {
  return {
    form: "vote",
    label: "Code-Review",
    value: -2,
    patchSet: 1,
    restoredOn: null,
    since: daysAgo(5),
    ...more,
  };
}

/** A core's word that a change needs no slot. */
export function exemption(more: Partial<Exemption> = {}): Exemption {
  return {
    kind: "person",
    who: "carol",
    at: daysAgo(2),
    reason: "it is urgent",
    approval: null,
    endedAt: null,
    ...more,
  };
}

/** A change that we follow, its references read from its message. */
export function followed(of: Change, more: Partial<FollowedChange> = {}): FollowedChange {
  return {
    change: of,
    references: readReferences(of.message),
    earlier: [],
    exemptions: [],
    hold: null,
    told: [],
    conversation: null,
    ...more,
  };
}

/** A started project with nothing in it, its settings the default ones but for `policy`. */
export function world({
  policy = {},
  ...more
}: Partial<Omit<World, "policy">> & { readonly policy?: Partial<Policy> } = {}): World {
  return {
    now,
    project: "nova",
    scope: { repositories: ["openstack/nova"], branches: ["master"] },
    bot: people.bot,
    accounts,
    policy: {
      version: 1,
      values: { ...defaultPolicy, ...policy },
      at: daysAgo(40),
      who: "carol",
      why: "the start",
    },
    firstReadAt: daysAgo(40),
    debtReadyAt: daysAgo(1),
    isStarted: true,
    pausedAt: null,
    isClockWrong: false,
    pauses: [],
    blueprints: [],
    tenures: [],
    stays: new Map(),
    changes: [],
    ...more,
  };
}

/** Nobody has answered anything, and nothing was sent. */
export const noApprovals: Approvals = {
  approved: new Set(),
  keptBack: new Set(),
  onlyApproved: false,
  sent: [],
};

export const pages = "https://slots.example.org/nova";
