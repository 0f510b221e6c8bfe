import type { BacklogChange } from "./backlog-shape.ts";
import { day } from "./blueprints.ts";
import { contributors, cores } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { bugFooters } from "./footers.ts";
import { liveThrough } from "./reviewing.ts";

const troubles = [
  "Don't lose the lock when",
  "Fix a wrong quota count after",
  "Handle a missing volume during",
  "Return 404 instead of 500 after",
  "Fix the race between the periodic task and",
  "Clean up files left behind by",
  "Don't log a stack trace on",
  "Reset the task state after a failed",
  "Respect the timeout option during",
  "Fix the lost network information after",
] as const;

const situations = [
  "resize",
  "live migration",
  "cold migration",
  "rescue",
  "shelve",
  "evacuate",
  "rebuild",
  "snapshot",
  "volume detach",
  "interface attach",
  "suspend and resume",
  "soft delete",
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
      const bug = String(chance.between(1_200_000, 1_399_999));
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

const stories = [
  "Seen about once a day on a busy deployment. The test fails without\nthe fix.",
  "The state was written before the work was done; now it is the other\nway round.",
  "The exception was caught one level too high and the cleanup skipped.",
  "Two callers did this right already; the third one now does it too.",
];

const subject = (trouble: string, where: string) =>
  trouble.endsWith("when") ? `${trouble} a ${where} is cancelled` : `${trouble} ${where}`;
