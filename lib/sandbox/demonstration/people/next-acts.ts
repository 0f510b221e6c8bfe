import { type Chance, chanceOf } from "#lib/sandbox/demonstration/chance.ts";
import type { Act } from "#lib/sandbox/demonstration/stage.ts";
import { abandon } from "./acts.ts";
import { answer, isShort, stale, uploadWork } from "./authors.ts";
import { lookAtSomething, mergeSomething, runChecks } from "./reviewers.ts";
import type { Scene } from "./scene.ts";
import { tellOn } from "./story.ts";
import { farewells } from "./words.ts";

/** Above so many open changes old work is given up. */
const tooMany = 240;
/** Closed changes beyond this are forgotten, down to `remembered`. */
const mostClosed = 120;
const remembered = 60;

export type Company = {
  readonly seed: number;
  /** Owners of the approved blueprints, by name. */
  readonly owners: ReadonlyMap<string, string>;
};

/** Asks the server to forget old closed changes; the sandbox alone knows this one. */
export const forgetting: Act = {
  ...{ by: "admin", method: "POST", path: "sandbox/forget" },
  body: { keep: remembered },
};

/**
 * What people do next, in order: from the seed, the instant and what they see alone, so that it does not matter who
 * looked before. A dozen acts at most.
 */
export function nextActs(scene: Scene, { seed, owners }: Company): readonly Act[] {
  const chance = chanceOf((seed + Math.floor(scene.now.getTime() / 1000)) | 0);
  if (scene.closed.length > mostClosed) return [forgetting];
  const acts: Act[] = [];
  const touched = new Set<string>();
  for (const more of [
    runChecks(scene, chance),
    tellOn(scene, chance),
    answer(scene, chance),
    chore(scene, owners, chance),
  ]) {
    // What somebody just did to a change was not seen yet: the others leave it alone until they look again.
    const isFree = more.every(({ path }) => !touched.has(changeIn(path)));
    if (!isFree) continue;
    acts.push(...more);
    for (const { path } of more) touched.add(changeIn(path));
  }
  return acts;
}

/** The change that an act is about: `changes/12/abandon`; each upload is one of its own. */
const changeIn = (path: string) =>
  path === "changes" ? "" : path.split("/").slice(0, 2).join("/");

/** The small things of a day; often nothing. */
function chore(scene: Scene, owners: ReadonlyMap<string, string>, chance: Chance): readonly Act[] {
  const dice = chance.below(100);
  if (dice < 15 || isShort(scene)) {
    const uploads = uploadWork(scene, owners, chance);
    if (uploads.length > 0) return uploads;
  }
  if (dice < 45) return lookAtSomething(scene, chance);
  if (dice < 55) return mergeSomething(scene);
  if (dice < 60 && scene.open.length > tooMany) {
    return stale(scene)
      .slice(0, 1)
      .map((one) => abandon(one, chance.pick(farewells)));
  }
  return [];
}
