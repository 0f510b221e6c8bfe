import { writeBugFixes } from "#lib/sandbox/demonstration/bug-fixes.ts";
import { bot, contributors } from "#lib/sandbox/demonstration/cast.ts";
import type { Chance } from "#lib/sandbox/demonstration/chance.ts";
import { blueprintFooters } from "#lib/sandbox/demonstration/footers.ts";
import { type PlannedWork, plannedWork } from "#lib/sandbox/demonstration/planned-work.ts";
import type { Act } from "#lib/sandbox/demonstration/stage.ts";
import { stepsOf } from "#lib/sandbox/demonstration/steps.ts";
import { propose, rework, upload } from "./acts.ts";
import { effortsIn, isInReview, isOlder, isShelved, type Scene } from "./scene.ts";
import { isHeld, isRefused, type Seen } from "./sight.ts";
import { returns } from "./words.ts";

/** How many minutes an author of work in review takes for an answer: less than the policy's patience. */
const answersAfter = 0.5;
/** Where nobody takes the slot of a silent author, he comes back by himself after so many. */
const comesBackAfter = 9;

/** The oldest objection to work in review is answered; what was put aside in it is proposed. */
export function answer(scene: Scene): readonly Act[] {
  const waiting = effortsIn(scene)
    .filter(isInReview)
    .flatMap(({ changes }) => changes)
    .filter((change) => isOlder(scene, change.updatedAt, answersAfter) && !isShelved(change))
    .filter((change) => change.isWip || isRefused(change))
    .toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
  return waiting
    .slice(0, 1)
    .flatMap((one) => (one.isWip ? [propose(one)] : rework(one, at(scene))));
}

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

/** A bug fix, or the next work on a blueprint of these that has nothing open and did not land just now. */
export function uploadWork(
  scene: Scene,
  owners: ReadonlyMap<string, string>,
  chance: Chance,
): readonly Act[] {
  const busy = new Set([...scene.open, ...scene.closed].map(({ work }) => work));
  const idle = plannedWork.filter((work) => owners.has(work.name) && !busy.has(work));
  if (idle.length > 0 && chance.happens(0.6)) return beginWork(chance.pick(idle), owners, chance);
  return writeBugFixes(1, chance).map(({ owner, message, topic }) =>
    upload(owner, message, topic, chance.happens(0.1)),
  );
}

/** One change that completes the blueprint, in three of ten cases after one that is a part of it. */
function beginWork(
  work: PlannedWork,
  owners: ReadonlyMap<string, string>,
  chance: Chance,
): readonly Act[] {
  const owner = owners.get(work.name) ?? chance.pick(contributors).username;
  const [first = "", second = ""] = chance.shuffled(stepsOf(work, 11));
  const write = (step: string, claim: keyof typeof blueprintFooters) => {
    const footer = chance.pick(blueprintFooters[claim]).replace("@", work.name);
    return upload(owner, `${step}\n\n${work.title}.\n\n${footer}`, `bp/${work.name}`, false);
  };
  const last = write(first, "complete");
  return chance.happens(0.3) ? [write(second, "partial"), last] : [last];
}

/** Work that its author may give up without anybody missing it: the oldest that is not in review. */
export function stale(scene: Scene): readonly Seen[] {
  const inReview = new Set(
    effortsIn(scene)
      .filter(isInReview)
      .flatMap(({ changes }) => changes),
  );
  return scene.open
    .filter((one) => !inReview.has(one) && !isShelved(one) && one.owner !== bot.username)
    .toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime())
    .slice(0, 15);
}
