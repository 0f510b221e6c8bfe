import type { Occurrence } from "./backlog-shape.ts";
import { contributors, cores, tester } from "./cast.ts";
import type { Chance } from "./chance.ts";

/** How a change stands today. */
export type Standing =
  | "waits for review"
  | "liked"
  | "half approved"
  | "approved"
  | "answer wanted"
  | "red";

const objections = [
  "This needs a test for the case without a kettle.",
  "The message says what it does but not why; please add that.",
  "Would this still work while half of the domes are upgraded?",
  "Two callers are left that pass the old argument.",
  "The name of this option does not say its unit.",
  "I think this races with the hourly chores.",
  "Please split the rename from the change of behaviour.",
];

const praise = ["", "", "Looks good to me.", "Nice and small.", "Works in my dome."];

/**
 * The life of a change that was uploaded `createdAgo` minutes ago: tests after every upload, some rounds of objections
 * and new patch sets, and at the end votes that fit its standing.
 */
export function liveThrough(
  createdAgo: number,
  owner: string,
  standing: Standing,
  chance: Chance,
): readonly Occurrence[] {
  const life: Occurrence[] = [];
  let ago = createdAgo;
  /** Lets some of the time pass that is left, always more than nothing. */
  const wait = () => {
    ago = Math.floor(ago * (0.55 + chance.below(40) / 100));
    return ago;
  };
  const review = (by: string, votes: Readonly<Record<string, number>>, words: string) =>
    life.push({ kind: "review", ago: wait(), by, votes, words });
  const others = contributors.filter(({ username }) => username !== owner);
  const test = (isGreen: boolean) =>
    review(tester.username, { Verified: isGreen ? 1 : -1 }, isGreen ? passed : failed);
  const rounds = roundsIn(createdAgo, chance);
  test(standing !== "red" || rounds > 0);
  for (let round = 1; round <= rounds; round++) {
    const objector = chance.pick(chance.happens(0.6) ? cores : others).username;
    review(objector, { "Code-Review": -1 }, chance.pick(objections));
    life.push({ kind: "patch-set", ago: wait() });
    test(standing !== "red" || round < rounds);
  }
  for (const one of lastVotes(standing, others, chance)) review(one.by, one.votes, one.words);
  return life;
}

const passed = "Build succeeded: style, unit and functional tests.";
const failed = "Build failed: 3 of 4812 tests failed, all of them in this change's own module.";

const week = 7 * 24 * 60;

function roundsIn(age: number, chance: Chance): number {
  if (age < week / 7) return 0;
  return chance.happens(0.55) ? 0 : chance.between(1, age > 4 * week ? 4 : 2);
}

type LastVote = Omit<Extract<Occurrence, { kind: "review" }>, "kind" | "ago">;

function lastVotes(
  standing: Standing,
  others: readonly { readonly username: string }[],
  chance: Chance,
): readonly LastVote[] {
  const [first, second] = chance.shuffled(cores).map(({ username }) => username);
  const [friend, colleague] = chance.shuffled(others).map(({ username }) => username);
  const vote = (by = "", value: number, words = chance.pick(praise)): LastVote => ({
    by,
    votes: { "Code-Review": value },
    words,
  });
  switch (standing) {
    case "waits for review":
    case "red":
      return [];
    case "liked":
      return [vote(friend, 1), vote(colleague, 1)];
    case "half approved":
      return [vote(friend, 1), vote(first, 2)];
    case "answer wanted":
      return [vote(first, -1, chance.pick(objections))];
    case "approved": {
      const last = vote(second, 2, "Both of us agree; let it go in.");
      return [vote(first, 2), { ...last, votes: { ...last.votes, Workflow: 1 } }];
    }
  }
}
