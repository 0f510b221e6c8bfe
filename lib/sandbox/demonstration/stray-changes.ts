import type { BacklogChange } from "./backlog-shape.ts";
import { day, type Planned } from "./blueprints.ts";
import { contributors } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { liveThrough } from "./reviewing.ts";

const chores = [
  "Remove unused spoons from the kettle tests",
  "Fix a typo in the docstring of the larder",
  "Sort the options in the sample menu",
  "Compare in the right order in the counter tests",
  "Update the translated menus",
  "Drop a comment that was true two harvests ago",
  "Make the unit tests of the kettles run alone",
  "Speed up the ledger fixture",
  "Don't boil water in unit tests",
  "Name the dome in the log of a failed brew",
  "Remove a helper that nobody calls",
  "Use the new names of the last renamed teapots",
  "Say in the README how to run one test",
  "Raise the minimum version of the bell library",
  "Turn on one more style check",
  "Replace nested with statements in the tray tests",
  "Add a script that lists slow tests",
  "Ignore the crumbs that editors leave behind",
  "Explain the states of a kettle in the guide",
  "Give the fake teapot a stable order",
] as const;

/** What fits nowhere: chores without a reference, misspelt blueprints, a private change, unusual subjects. */
export function writeStrayChanges(
  planned: readonly Planned[],
  chance: Chance,
): readonly BacklogChange[] {
  const approved = planned.filter(({ blueprint }) => blueprint.approvedAgo !== null);
  const names = approved.slice(-6).map(({ blueprint }) => blueprint.name);
  const [first = "", second = "", third = "", known = ""] = names;
  const misspellings = [first, second, third].map((name, index) =>
    stray(`${lastWords[index]}\n\nPartially implements blueprint ${swapLetters(name)}`, chance),
  );
  return [
    ...chores.map((line) => stray(line, chance)),
    ...misspellings,
    stray("🐢 Wait longer for slow kettles\n\nCloses-Bug: #9310007", chance),
    stray(`תמיכה בקידוד הודעות השירות\n\nPartially implements blueprint ${known}`, chance),
    {
      ...stray("Check vouchers before the larder is asked\n\nCloses-Bug: #9320111", chance),
      isPrivate: true,
      // Nobody else sees it, so nobody reviews it.
      life: [],
    },
  ];
}

const lastWords = [
  "Add a first test of the new code path",
  "Add a release note for operators",
  "Remove the switch that kept it off",
] as const;

function stray(message: string, chance: Chance): BacklogChange {
  const createdAgo = chance.between(3 * 60, 40 * day);
  const owner = chance.pick(contributors).username;
  const standing = chance.pick(["waits for review", "waits for review", "liked"] as const);
  const life = liveThrough(createdAgo, owner, standing, chance);
  return {
    message,
    topic: null,
    owner,
    createdAgo,
    base: null,
    isWip: false,
    isPrivate: false,
    life,
  };
}

/** The most usual slip of the keys: two neighbours in the middle change places. */
function swapLetters(name: string): string {
  const letters = [...name];
  const middle = letters.findIndex(
    (letter, index) => index >= name.length / 2 && letter !== letters[index + 1] && letter !== "-",
  );
  const [left = "", right = ""] = letters.slice(middle, middle + 2);
  letters.splice(middle, 2, right, left);
  return letters.join("");
}
