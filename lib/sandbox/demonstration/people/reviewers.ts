import { contributors, cores } from "#lib/sandbox/demonstration/cast.ts";
import type { Chance } from "#lib/sandbox/demonstration/chance.ts";
import type { Act } from "#lib/sandbox/demonstration/stage.ts";
import { report, review, submit } from "./acts.ts";
import { effortsIn, isInReview, isOlder, isShelved, type Scene } from "./scene.ts";
import { approvers, isApproved, isHeld, isRefused, type Seen, verdictOfChecks } from "./sight.ts";
import { objections, praise, remarks } from "./words.ts";

/** Checks run on every patch set, for a quarter of a minute and at most three at a time. */
export function runChecks(scene: Scene, chance: Chance): readonly Act[] {
  return scene.open
    .filter((one) => verdictOfChecks(one) === 0 && isOlder(scene, one.uploadedAt, 0.25))
    .slice(0, 3)
    .map((one) => report(one, chance.happens(0.92)));
}

/** A core that may approve: not its owner, and not one who did already; null where there is none. */
export function freeCore(change: Seen, chance: Chance): string | null {
  const taken = [change.owner, ...approvers(change)];
  return chance.shuffled(cores).find(({ username }) => !taken.includes(username))?.username ?? null;
}

/** Somebody looks at a change without a hold, three times out of four at work that has a slot. */
export function lookAtSomething(scene: Scene, chance: Chance): readonly Act[] {
  const last = new Set(lastOnes(scene));
  const pool = scene.open.filter(
    (one) => isReviewable(one) && !isApproved(one) && one.messages.length < tiredAfter,
  );
  const planned = pool.filter(({ work }) => work !== null);
  const wanted = planned.length > 0 && chance.happens(0.75) ? planned : pool;
  return wanted.length === 0 ? [] : [lookAt(chance.pick(wanted), last, chance)];
}

const isReviewable = (one: Seen) =>
  !(one.isWip || isHeld(one) || isRefused(one) || isShelved(one)) && verdictOfChecks(one) > 0;

/** What would complete its blueprint: the second core leaves it for the day on which it lands. */
const lastOnes = (scene: Scene) =>
  effortsIn(scene)
    .filter(isInReview)
    .flatMap(({ changes }) => (changes.length === 1 ? changes.filter((one) => one.completes) : []));

/** After so many messages reviewers know a change, and find nothing more to object to. */
const knownAfter = 25;
/** After so many nobody looks at it any more until its second core does: no page grows for ever. */
const tiredAfter = 60;

function lookAt(change: Seen, last: ReadonlySet<Seen>, chance: Chance): Act {
  const dice = chance.below(100);
  const core = freeCore(change, chance);
  const others = contributors.filter(({ username }) => username !== change.owner);
  const other = chance.pick(others).username;
  const isKnown = change.messages.length > knownAfter;
  if (dice < 18 && !isKnown) {
    const by = chance.happens(0.5) ? (core ?? other) : other;
    return review(by, change, { "Code-Review": -1 }, chance.pick(objections));
  }
  if (dice < 28) return review(other, change, {}, chance.pick(remarks));
  const mayApprove = !(last.has(change) && approvers(change).length > 0);
  if (core !== null && mayApprove && (dice < 65 || isKnown)) return approve(change, core, chance);
  return review(other, change, { "Code-Review": 1 }, chance.pick(praise));
}

/** The second core lets it go in. */
export function approve(change: Seen, core: string, chance: Chance): Act {
  const votes = approvers(change).length > 0 ? { Workflow: 1 } : {};
  return review(core, change, { "Code-Review": 2, ...votes }, chance.pick(praise));
}

/** Submits what both cores agree on, of a blueprint only its lowest change. */
export function mergeSomething(scene: Scene): readonly Act[] {
  const ready = scene.open.find(
    (one) => isReviewable(one) && isApproved(one) && isLowest(scene, one),
  );
  return ready ? [submit(approvers(ready)[0] ?? "", ready)] : [];
}

const isLowest = ({ open }: Scene, { work, number }: Seen) =>
  work === null || !open.some((other) => other.work === work && other.number < number);
