import type { PlannedWork } from "#lib/sandbox/demonstration/planned-work.ts";
import { isHeld, lastByPeople, type Seen } from "./sight.ts";
import { graveObjections, returns } from "./words.ts";

/** What the people of the demonstration see when they look, and when that is. */
export type Scene = {
  readonly now: Date;
  /** When the server was set up: rounds are counted from there. */
  readonly birth: Date;
  /** How long a minute of the demonstration lasts, in milliseconds. */
  readonly minute: number;
  /** By number, as is what follows. */
  readonly open: readonly Seen[];
  /** Merged and abandoned lately. */
  readonly closed: readonly Seen[];
};

/** In every round the whole story happens once, in minutes of the demonstration. */
export const round = 10;

/** How far the round is, in its minutes, and when it began. */
export function roundOf({ now, birth, minute }: Scene): {
  readonly at: number;
  readonly began: Date;
} {
  const passed = Math.max(0, (now.getTime() - birth.getTime()) / minute);
  const at = passed % round;
  return { at, began: new Date(now.getTime() - at * minute) };
}

/** Whether something is at least so many minutes of the demonstration old. */
export const isOlder = ({ now, minute }: Scene, at: Date, minutes: number): boolean =>
  now.getTime() - at.getTime() >= minutes * minute;

/** A blueprint with its open changes, in the order in which they build on each other. */
export type Effort = {
  readonly work: PlannedWork;
  readonly changes: readonly Seen[];
};

/** Every blueprint that has open changes. */
export function effortsIn({ open }: Pick<Scene, "open">): readonly Effort[] {
  const efforts = new Map<PlannedWork, Seen[]>();
  for (const change of open) {
    if (change.work === null) continue;
    const changes = efforts.get(change.work);
    if (changes) changes.push(change);
    else efforts.set(change.work, [change]);
  }
  return [...efforts].map(([work, changes]) => ({ work, changes }));
}

/** Nothing of it is on hold, so reviewers take it for one with a slot: that is what the slots are for. */
export const isInReview = ({ changes }: Effort): boolean =>
  !changes.some(isHeld) && changes.some(({ isWip }) => !isWip);

/** The last word on it is an objection that its author has no answer to yet, and will be silent about. */
export function isShelved(one: Seen): boolean {
  const last = lastByPeople(one);
  return last !== null && graveObjections.some((words) => last.text.includes(words));
}

/** So many minutes after he came back nobody waits with him any more: he may have lost his rank, or the bot is paused. */
const missedFor = 12;

/** Bumped, back, and on hold until a slot is free. */
export function isBack(scene: Scene, one: Seen): boolean {
  const last = lastByPeople(one);
  if (last === null || !isHeld(one) || isOlder(scene, last.at, missedFor)) return false;
  return returns.some((words) => last.text.includes(words));
}

/**
 * Somebody is silent, or back and without a slot. Meanwhile nobody makes other work ready that ranks higher: the slot that
 * is waited for would go to it.
 */
export const isSomebodyAway = (scene: Scene): boolean =>
  scene.open.some((one) => isShelved(one) || isBack(scene, one));
