import type { BacklogChange } from "./backlog-shape.ts";
import { day } from "./blueprints.ts";
import { contributors, cores } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { bugFooters } from "./footers.ts";
import { liveThrough } from "./reviewing.ts";

const troubles = [
  "Don't lose the lid when",
  "Fix a wrong sugar count after",
  "Handle a missing tray during",
  "Answer politely instead of hissing after",
  "Fix the race between the hourly chores and",
  "Clean up crumbs left behind by",
  "Don't log the whole recipe on",
  "Reset the kettle's state after a failed",
  "Respect the steeping time during",
  "Fix the lost saucer after",
] as const;

const situations = [
  "refill",
  "moving of a table",
  "cold start",
  "rescue of leaves",
  "evening close",
  "dome drain",
  "second brew",
  "tasting",
  "tray return",
  "hose swap",
  "pause and resume",
  "soft boil",
] as const;

/** Fixes of bugs: each with a bug number and its own life, none with a blueprint. */
export function writeBugFixes(count: number, chance: Chance): readonly BacklogChange[] {
  const subjects = troubles.flatMap((trouble) =>
    situations.map((where) => subject(trouble, where)),
  );
  return chance
    .shuffled(subjects)
    .slice(0, count)
    .map((line) => {
      const createdAgo = chance.between(2 * 60, chance.pick([5, 20, 90]) * day);
      const owner = chance.pick(chance.happens(0.15) ? cores : contributors).username;
      const bug = bugNumber(chance);
      const standing = chance.pick([
        ...(["waits for review", "waits for review", "liked"] as const),
        ...(["half approved", "answer wanted", "red"] as const),
      ]);
      return {
        message: `${line}\n\n${chance.pick(stories)}\n\n${chance.pick(bugFooters).replace("@", bug)}`,
        topic: chance.happens(0.5) ? `bug/${bug}` : null,
        ...{ owner, createdAgo },
        base: null,
        isWip: chance.happens(0.05),
        isPrivate: false,
        life: liveThrough(createdAgo, owner, standing, chance),
      };
    });
}

/** Seven digits, as bug numbers have, and far above every number that a tracker has given yet: none leads anywhere. */
export const bugNumber = (chance: Chance): string => String(chance.between(9_200_000, 9_399_999));

const stories = [
  "Seen about once a day in a busy dome. The test fails without\nthe fix.",
  "The state was written before the work was done; now it is the other\nway round.",
  "The exception was caught one level too high and the cleanup skipped.",
  "Two callers did this right already; the third one now does it too.",
];

const subject = (trouble: string, where: string) =>
  trouble.endsWith("when") ? `${trouble} a ${where} is cancelled` : `${trouble} ${where}`;
