import { pairOf } from "#lib/domain/admission.ts";
import { type Blueprint, keyOf, type Tenure } from "#lib/domain/blueprint.ts";
import { type Approvals, pairKey } from "#lib/domain/brake.ts";
import { type Decision, decide } from "#lib/domain/decision.ts";
import type { StandingHold } from "#lib/domain/hold.ts";
import type { Step } from "#lib/domain/holds.ts";
import type { Send } from "#lib/domain/sends.ts";
import { stateOf } from "#lib/domain/speech.ts";
import { watchSlots } from "#lib/domain/watching.ts";
import { type FollowedChange, survey, type World } from "#lib/domain/world.ts";
import { noApprovals, pages } from "./world.ts";

/** One whole pass, every slot that falls free by itself included. */
export function pass(world: World, approvals: Approvals = noApprovals): Decision {
  const surveyed = survey(world);
  const { leaving } = watchSlots(world, surveyed);
  return decide(world, surveyed, leaving, approvals, new Map(), { pages });
}

/** The world after everything in a decision was done and confirmed. */
export function applied(world: World, decision: Decision): World {
  const gone = decision.leaving.map(({ tenure }) => tenure.blueprint);
  const stays = new Map(world.stays);
  for (const key of gone) stays.set(key, (stays.get(key) ?? 0) + 1);
  return {
    ...world,
    stays,
    debtReadyAt: decision.debtReadyAt ?? world.debtReadyAt,
    blueprints: world.blueprints.map((one) => blueprintAfter(one, world, decision)),
    tenures: tenuresAfter(world, decision),
    changes: world.changes.map((followed) => changeAfter(followed, world, decision, stays)),
  };
}

/** Approvals that know of the holds which a decision sent. */
export function withSent(approvals: Approvals, decision: Decision): Approvals {
  const isNew = ({ kind, judged }: Step) =>
    (kind === "hold" || kind === "say-hold") &&
    decision.sends.some((send) => send.judged.followed.change === judged.followed.change);
  const sent = decision.steps.filter(isNew).map(({ judged }) => pairOf(judged));
  return { ...approvals, sent: [...approvals.sent, ...sent] };
}

/** Approvals after a person took the whole plan of a decision. */
export function approving(decision: Decision): Approvals {
  const pairs = decision.judged.map((judged) => pairKey(pairOf(judged)));
  return { ...noApprovals, approved: new Set(pairs) };
}

/** A bumped blueprint waits for its author. */
function blueprintAfter(before: Blueprint, { now: at }: World, { leaving }: Decision): Blueprint {
  const left = leaving.find(({ tenure }) => tenure.blueprint === keyOf(before.name));
  if (left?.freed.code !== "bumped") return before;
  return { ...before, bumped: { at, silentSince: left.freed.silentSince } };
}

function tenuresAfter(world: World, { leaving, entries, sends }: Decision) {
  const gone = new Set(leaving.map(({ tenure }) => tenure.blueprint));
  const { emptySince } = watchSlots(world, survey(world));
  const remaining = world.tenures
    .filter(({ blueprint }) => !gone.has(blueprint))
    .map((tenure) => ({
      ...tenure,
      emptySince: emptySince.get(tenure.blueprint) ?? tenure.emptySince,
      warned: warnedBy(sends, tenure, world) ?? tenure.warned,
    }));
  const begun = entries.map((entry) => ({
    ...entry,
    since: world.now,
    clockFrom: world.now,
    emptySince: null,
    warned: null,
  }));
  return [...remaining, ...begun];
}

function warnedBy(sends: readonly Send[], { blueprint }: Tenure, { now: at }: World) {
  const warning = sends.find((send) => send.warning?.tenure.blueprint === blueprint)?.warning;
  return warning ? { at, of: warning.silence.of } : null;
}

function changeAfter(
  followed: FollowedChange,
  world: World,
  { steps, sends }: Decision,
  stays: ReadonlyMap<string, number>,
): FollowedChange {
  const isIts = ({ judged }: Step | Send) =>
    judged.followed.change.number === followed.change.number;
  const send = sends.find(isIts);
  if (send !== undefined) return touched(sent(followed, world, send));
  const step = steps.find(isIts);
  if (step?.kind === "forget") return { ...followed, hold: null };
  if (step?.kind !== "adopt") return followed;
  // An adopted vote was explained by an earlier life of the service; it is not spoken to again.
  const told = { state: stateOf(step.judged, stays), isFull: false };
  return { ...followed, hold: voteHold(world, followed), told: [...followed.told, told] };
}

/** Whatever is sent makes it another version of the change, on which nobody has listened yet. */
const touched = ({ change, ...followed }: FollowedChange): FollowedChange => ({
  ...followed,
  change: { ...change, metaRevId: `${change.metaRevId} later` },
});

/** The world after the next read: what was heard before is all that there is to hear. */
export const heardAgain = (world: World): World => ({
  ...world,
  changes: world.changes.map(({ conversation, ...followed }) => {
    const { metaRevId } = followed.change;
    return { ...followed, conversation: conversation && { ...conversation, metaRevId } };
  }),
});

function sent(before: FollowedChange, world: World, send: Send): FollowedChange {
  const told = send.state === null ? [] : [{ state: send.state, isFull: send.isFull }];
  const followed = { ...before, told: [...before.told, ...(send.text === null ? [] : told)] };
  const { change } = followed;
  const isOurs = (account: number) => account === world.bot;
  switch (send.kind) {
    case "hold":
    case "restore": {
      const hold = voteHold(world, followed);
      const { label, value } = hold;
      const vote = { label, value, account: world.bot ?? 0, at: world.now, tag: null };
      const restoredOn = send.kind === "restore" ? change.patchSet : null;
      return {
        ...followed,
        hold: { ...hold, restoredOn },
        change: { ...change, votes: [...change.votes, vote] },
      };
    }
    case "lift": {
      const votes = change.votes.filter(({ account }) => !isOurs(account));
      return { ...followed, hold: null, change: { ...change, votes } };
    }
    case "warn":
      return followed;
    case "message":
      if (send.words === "explain") return followed;
      return { ...followed, hold: send.words === "end" ? null : wordHold(world, followed) };
  }
}

const voteHold = ({ policy, now }: World, { change, hold }: FollowedChange): StandingHold => ({
  form: "vote",
  label: policy.values["hold.label"],
  value: policy.values["hold.value"],
  patchSet: change.patchSet,
  restoredOn: null,
  since: hold?.since ?? now,
});

const wordHold = (world: World, followed: FollowedChange): StandingHold => ({
  ...voteHold(world, followed),
  form: "comment",
});

/** Blueprint keys in slots, with their numbers. */
export const slotsOf = ({ tenures }: World): ReadonlyMap<string, number> =>
  new Map(tenures.map(({ blueprint, number }) => [keyOf(blueprint), number]));
