import { writeBugFixes } from "#lib/sandbox/demonstration/bug-fixes.ts";
import { contributors } from "#lib/sandbox/demonstration/cast.ts";
import type { Chance } from "#lib/sandbox/demonstration/chance.ts";
import { blueprintFooters } from "#lib/sandbox/demonstration/footers.ts";
import { type PlannedWork, plannedWork } from "#lib/sandbox/demonstration/planned-work.ts";
import type { Act } from "#lib/sandbox/demonstration/stage.ts";
import { stepsOf } from "#lib/sandbox/demonstration/steps.ts";
import { propose, rework, upload } from "./acts.ts";
import {
  effortsIn,
  isBack,
  isInReview,
  isOlder,
  isShelved,
  isSomebodyAway,
  type Scene,
} from "./scene.ts";
import { isHeld, isRefused, type Seen } from "./sight.ts";
import { returns } from "./words.ts";

/** How many minutes an author of work in review takes for an answer: less than the policy's patience. */
const answersAfter = 0.5;
/** Where nobody takes the slot of a silent author, he comes back by himself after so many. */
const comesBackAfter = 9;

/**
 * The oldest objection to work in review is answered, and what was put aside in it is proposed; now and then the same is
 * done for something else, for nothing presses there.
 */
export function answer(scene: Scene, chance: Chance): readonly Act[] {
  const inReview = reviewed(scene);
  const waiting = scene.open
    .filter((one) => (one.isWip || isRefused(one)) && !isShelved(one))
    .filter((one) => isOlder(scene, one.updatedAt, answersAfter))
    .toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
  const pressing = waiting.find((one) => inReview.has(one) || isBack(scene, one));
  const mayBother = !isSomebodyAway(scene) && chance.happens(0.1);
  const one = pressing ?? (mayBother ? waiting[0] : undefined);
  if (one === undefined) return [];
  if (one.isWip) return [propose(one)];
  return rework(one, at(scene), isBack(scene, one) ? chance.pick(returns) : null);
}

const reviewed = (scene: Scene): ReadonlySet<Seen> =>
  new Set(
    effortsIn(scene)
      .filter(isInReview)
      .flatMap(({ changes }) => changes),
  );

/** Who was silent until his slot was gone comes back with a new patch set, one change at a time. */
export function comeBack(scene: Scene, chance: Chance): readonly Act[] {
  const back = scene.open.find(
    (one) =>
      isShelved(one) && isOlder(scene, one.updatedAt, isHeld(one) ? answersAfter : comesBackAfter),
  );
  return back ? rework(back, at(scene), chance.pick(returns)) : [];
}

/** What is written into the file, so that each patch set differs from the one before. */
export const at = ({ now }: Scene): string => `reworked at ${now.toISOString()}`;

/** What the project is used to have open at a time: blueprints, and changes of none. */
const usual = { efforts: 40, others: 115 } as const;
/** There is so little left that everybody thinks of something new. */
export const isShort = (scene: Scene): boolean =>
  effortsIn(scene).length < 0.8 * usual.efforts || othersIn(scene) < 0.8 * usual.others;

const othersIn = ({ open }: Scene) => open.filter(({ work }) => work === null).length;

/** Nobody goes on with a blueprint for so many minutes after a change of it was closed. */
const restsFor = 15;

/** The next work on one of these blueprints, or a bug fix: whatever there is less of than usual. */
export function uploadWork(
  scene: Scene,
  owners: ReadonlyMap<string, string>,
  chance: Chance,
): readonly Act[] {
  const recent = scene.closed.filter((one) => !isOlder(scene, one.updatedAt, restsFor));
  const busy = new Set([...scene.open, ...recent].map(({ work }) => work));
  const idle = plannedWork.filter((work) => owners.has(work.name) && !busy.has(work));
  const isWorkWanted = effortsIn(scene).length < usual.efforts && !isSomebodyAway(scene);
  if (isWorkWanted && idle.length > 0) {
    return beginWork(chance.pick(idle), owners, chance);
  }
  if (othersIn(scene) >= usual.others) return [];
  return writeBugFixes(1, chance).map(({ owner, message, topic }) =>
    upload(owner, message, topic, chance.happens(0.1)),
  );
}

/** Up to three changes, the last of which completes the blueprint. */
function beginWork(
  work: PlannedWork,
  owners: ReadonlyMap<string, string>,
  chance: Chance,
): readonly Act[] {
  const owner = owners.get(work.name) ?? chance.pick(contributors).username;
  const steps = chance.shuffled(stepsOf(work, 11)).slice(0, chance.between(1, 3));
  return steps.map((step, index) => {
    const claim = index === steps.length - 1 ? "complete" : "partial";
    const footer = chance.pick(blueprintFooters[claim]).replace("@", work.name);
    return upload(owner, `${step}\n\n${work.title}.\n\n${footer}`, `bp/${work.name}`, false);
  });
}

/** Work that its author may give up without anybody missing it: what is not in review, the oldest first. */
export function stale(scene: Scene): readonly Seen[] {
  const inReview = reviewed(scene);
  return scene.open
    .filter((one) => !inReview.has(one) && !isShelved(one))
    .toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
}
