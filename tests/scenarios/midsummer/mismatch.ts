import type { PrintedPass } from "#tests/support/slots-command.ts";
import type { Expectation } from "./oracle.ts";

/** What a tick printed, and what the server shows after it. */
export type Seen = {
  readonly printed: PrintedPass;
  /** Every change that carries the bot's vote, by the server's own account. */
  readonly votes: ReadonlySet<number>;
  /** The bot's messages on each change that this tick had to speak on, oldest first. */
  readonly messages: ReadonlyMap<number, readonly string[]>;
};

/** The product and the oracle disagree. `mismatches` has a line for each change or blueprint. */
export class OracleMismatch extends Error {
  readonly mismatches: readonly string[];

  constructor(day: string, mismatches: readonly string[]) {
    super(`${day}: ${mismatches.length} mismatches\n${mismatches.join("\n")}`);
    this.name = "OracleMismatch";
    this.mismatches = mismatches;
  }
}

/** Everything in which a tick differs from the oracle's expectation, a sentence each; `name` tells a change. */
export const mismatchesOf = (
  expected: Expectation,
  seen: Seen,
  name: (change: number) => string,
): string[] => [
  ...differences("carries the vote", expected.standing, seen.votes).map(named(name)),
  ...differences("gets held", expected.holds, changesOf(seen.printed, "hold")).map(named(name)),
  ...differences("gets lifted", expected.lifts, changesOf(seen.printed, "lift")).map(named(name)),
  ...differences("gets a slot", expected.fills, blueprintsOf(seen.printed, "fill")),
  ...differences(
    "loses its slot",
    expected.frees.map(({ blueprint, reason }) => `${blueprint} (${reason})`),
    freesOf(seen.printed),
  ),
  ...wordMismatches(expected, seen, name),
  ...unfinished(seen.printed),
];

const named =
  (name: (change: number) => string) =>
  (sentence: string): string =>
    sentence.replace(/^\d+/, (number) => name(Number(number)));

const differences = <T extends string | number>(
  what: string,
  expected: Iterable<T>,
  actual: Iterable<T>,
): string[] => {
  const wanted = new Set(expected);
  const got = new Set(actual);
  return [
    ...[...wanted].filter((one) => !got.has(one)).map((one) => `${one} ${what}, the bot says not`),
    ...[...got]
      .filter((one) => !wanted.has(one))
      .map((one) => `${one} ${what}, the oracle says not`),
  ];
};

const changesOf = ({ actions }: PrintedPass, kind: string): number[] =>
  actions.filter((action) => action.kind === kind).map(({ change }) => change ?? Number.NaN);

const blueprintsOf = ({ actions }: PrintedPass, kind: string): string[] =>
  actions
    .filter((action) => action.kind === kind)
    .map(({ blueprint }) => (blueprint ?? "").toLowerCase());

const freesOf = ({ actions }: PrintedPass): string[] =>
  actions
    .filter(({ kind }) => kind === "free")
    .map(({ blueprint, reason }) => `${(blueprint ?? "").toLowerCase()} (${reason.code})`);

/** A change is spoken to once when it is held and once when it is lifted; the last message is this tick's. */
const wordMismatches = (
  expected: Expectation,
  { messages }: Seen,
  name: (change: number) => string,
): string[] =>
  [...expected.words].flatMap(([change, kind]) => {
    const said = messages.get(change) ?? [];
    const wanted = expected.standing.has(change) ? 1 : 2;
    if (said.length !== wanted) {
      return [`${name(change)} has ${said.length} messages of the bot instead of ${wanted}`];
    }
    const last = kindOf(said.at(-1) ?? "");
    return last === kind ? [] : [`${name(change)} got a ${last} message instead of a ${kind} one`];
  });

/** Gerrit puts "Patch Set 1: Code-Review-2" before what was said; a line is a single paragraph. */
const kindOf = (message: string): "full" | "line" => {
  const paragraphs = message
    .replace(/^Patch Set \d+:.*(\n|$)/, "")
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== "");
  return paragraphs.length > 1 ? "full" : "line";
};

const unfinished = ({ complete, refused, waiting, actions }: PrintedPass): string[] => [
  ...(complete ? [] : ["the pass calls itself incomplete"]),
  ...refused.map((one) => `refused: ${JSON.stringify(one)}`),
  ...waiting.map((one) => `the brake keeps back: ${JSON.stringify(one)}`),
  ...actions
    .filter(({ kind }) => kind === "restore")
    .map(({ change }) => `${change} gets a vote back that nobody took`),
];
