import type { BlueprintVerb, ChangeVerb, CommandKind } from "./command.ts";
import { listed, upperFirst } from "./phrases.ts";
import { type Actor, rolesFor } from "./roles.ts";
import type { Standing } from "./standing.ts";
import { whyNot } from "./why-not.ts";

/** What can be decided on one blueprint. */
export type BlueprintOffer = BlueprintVerb | "away" | "swap";

/** What can be decided on one change; a hold is lifted by exempting its change, and says so. */
export type ChangeOffer = ChangeVerb | "lift";

/** One thing that a menu offers; `obstacle` says why it can't be now, null where it can. */
export type Offer<Verb extends string> = { readonly verb: Verb; readonly obstacle: string | null };

type Roles = Pick<Actor, "roles">;

type Elsewhere = Readonly<
  | { kind: "in-slot" }
  | Pick<Extract<Standing, { kind: "not-in-backlog" }>, "kind" | "because">
  | Pick<Extract<Standing, { kind: "finished" }>, "kind" | "by">
>;

/** What of a blueprint decides what is offered. */
export type OfferedBlueprint = {
  /** In line with whether a person could give it a slot. */
  readonly standing: Elsewhere | { readonly kind: "in-line"; readonly isSlotFree: boolean };
  /** It is the person's own work. */
  readonly isOwn: boolean;
};

/** What of a change decides what is offered. */
export type OfferedChange = {
  readonly isOpen: boolean;
  readonly isHeld: boolean;
  readonly isExempt: boolean;
  /** It named its blueprint once and names it no more. */
  readonly isDropped: boolean;
  readonly isOwn: boolean;
};

/** What one person can decide on a blueprint where it stands: what can be done first, then what can't and why. */
export function offersOnBlueprint(
  { standing, isOwn }: OfferedBlueprint,
  actor: Roles,
): readonly Offer<BlueprintOffer>[] {
  const offers = ordered[standing.kind].map((verb) => ({
    verb,
    obstacle: whyNot(actor, verb, { isOwn }) ?? obstacleOn(standing, verb),
  }));
  return possibleFirst(offers);
}

/** Likewise on a change. */
export function offersOnChange(change: OfferedChange, actor: Roles): readonly Offer<ChangeOffer>[] {
  const { isHeld, isExempt, isOwn } = change;
  const verbs: readonly ChangeOffer[] = [
    isExempt ? "take-back" : isHeld ? "lift" : "exempt",
    "unlink",
  ];
  const offers = verbs.map((verb) => ({
    verb,
    obstacle:
      whyNot(actor, verb === "lift" ? "exempt" : verb, { isOwn }) ?? obstacleOnChange(change, verb),
  }));
  return possibleFirst(offers);
}

/** Who decides on such a thing, for who may decide nothing on it, however it stands; null for everybody else. */
export function whoDecidesInstead(
  kind: keyof typeof decidedOn,
  actor: Roles,
  whose: { readonly isOwn: boolean },
): string | null {
  if (decidedOn[kind].some((verb) => whyNot(actor, verb, whose) === null)) return null;
  const may = new Set(decidedOn[kind].flatMap(rolesFor));
  return `${upperFirst(listed([...may].map((role) => `${role}s`)))} decide here.`;
}

/** All kinds of decisions on each, without what one and the same kind is offered as besides. */
const decidedOn = {
  blueprint: [
    ...(["assign", "release", "swap", "bump", "away"] as const),
    ...(["ready", "done", "defer", "withdraw", "reopen"] as const),
  ],
  change: ["exempt", "take-back", "unlink"],
} as const satisfies Readonly<Record<string, readonly CommandKind[]>>;

/** Where a blueprint stands, with what decides there over what is offered. */
export const offeredStanding = (
  standing: Elsewhere | { readonly kind: "in-line" },
  isSlotFree: boolean,
): OfferedBlueprint["standing"] =>
  standing.kind === "in-line" ? { kind: "in-line", isSlotFree } : standing;

/** What people come for first, by where it stands. */
const ordered: Readonly<Record<Standing["kind"], readonly BlueprintOffer[]>> = {
  "in-slot": [
    ...(["release", "swap", "bump", "away", "ready", "done", "defer", "withdraw"] as const),
    "assign",
    "reopen",
  ],
  "in-line": [
    ...(["assign", "ready", "away", "defer", "withdraw", "done", "release", "swap"] as const),
    "bump",
    "reopen",
  ],
  "not-in-backlog": [
    ...(["reopen", "withdraw", "defer", "done", "ready", "away", "assign", "release"] as const),
    "swap",
    "bump",
  ],
  finished: [
    ...(["reopen", "done", "defer", "withdraw", "ready", "away", "assign", "release"] as const),
    "swap",
    "bump",
  ],
};

function obstacleOn(standing: OfferedBlueprint["standing"], verb: BlueprintOffer): string | null {
  if (standing.kind === "in-slot") return inSlotObstacles[verb] ?? null;
  if (leaving.has(verb)) return noSlot;
  switch (standing.kind) {
    case "in-line":
      if (verb === "assign" && !standing.isSlotFree) return noFreeSlot;
      return verb === "reopen" ? notClosed : null;
    case "not-in-backlog":
      return outsideObstacle(standing.because, verb);
    case "finished":
      return finishedObstacle(standing.by, verb);
  }
}

const leaving: ReadonlySet<BlueprintOffer> = new Set(["release", "swap", "bump"]);
const forOpen: ReadonlySet<BlueprintOffer> = new Set(["assign", "ready", "away"]);
const noSlot = "It has no slot to leave.";
const noFreeSlot = "No slot is free. Release or swap one, or raise slots.count.";
const notClosed = "It is neither done nor withdrawn nor deferred.";
const inSlotObstacles: Readonly<Partial<Record<BlueprintOffer, string>>> = {
  assign: "It has a slot.",
  reopen: notClosed,
};

type Outside = Extract<Standing, { kind: "not-in-backlog" }>["because"];

function outsideObstacle(because: Outside, verb: BlueprintOffer): string | null {
  if (because === "unapproved") {
    if (verb === "assign") return "It is not approved yet.";
    return verb === "reopen" ? notClosed : null;
  }
  if (forOpen.has(verb)) return `It is ${because}. Reopen it first.`;
  const isSo = verb === (because === "deferred" ? "defer" : "withdraw");
  return isSo ? `It is ${because} already.` : null;
}

function finishedObstacle(by: "done" | "landed", verb: BlueprintOffer): string | null {
  if (by === "landed") {
    if (verb === "assign") return "It landed. A new open change brings it back.";
    return verb === "reopen" ? notClosed : null;
  }
  return verb === "reopen" ? null : "It is done, and that is final until it is reopened.";
}

function obstacleOnChange(change: OfferedChange, verb: ChangeOffer): string | null {
  if (verb === "unlink") {
    return change.isDropped
      ? null
      : "Nothing to unlink: it does not count under a name it dropped.";
  }
  return change.isOpen || verb === "take-back" ? null : "It is closed, so nothing holds it.";
}

const possibleFirst = <Verb extends string>(offers: readonly Offer<Verb>[]) => [
  ...offers.filter(({ obstacle }) => obstacle === null),
  ...offers.filter(({ obstacle }) => obstacle !== null),
];

/** Offers that share an obstacle together, so that it is said once; in the order in which each appears first. */
export function byObstacle<One extends Pick<Offer<string>, "obstacle">>(
  offers: readonly One[],
): readonly { readonly obstacle: string | null; readonly offers: readonly One[] }[] {
  const obstacles = [...new Set(offers.map(({ obstacle }) => obstacle))];
  return obstacles.map((obstacle) => ({
    obstacle,
    offers: offers.filter((one) => one.obstacle === obstacle),
  }));
}
