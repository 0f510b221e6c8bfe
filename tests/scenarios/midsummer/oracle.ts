import type { BlueprintRecord, ChangeRecord } from "./records.ts";

/**
 * A second opinion on what the bot must do, written from the product's rules ("Deciding") and the raw records alone:
 * it imports nothing of the product, so a fault of the product cannot hide in it.
 *
 * It knows the default policy with `slots.freeEmptyAfter: 0s`, without CI, conflicts, work in progress and people's
 * decisions, for Nova's records have none of them. Chains, bumps and lending are not its business.
 */
export type Oracle = {
  readonly slots: number;
  readonly reserved: number;
  /** Approved blueprints by name in lower case; the order of the map is the rank. */
  readonly backlog: Map<string, { readonly debt: boolean }>;
  readonly changes: Map<number, OracleChange>;
  readonly inSlot: Set<string>;
  /** Changes that carry the bot's vote. */
  readonly held: Set<number>;
  /** For an owner and a blueprint that waits: the change that carries the full message. */
  readonly spokesmen: Map<string, number>;
};

type OracleChange = {
  readonly owner: string;
  readonly references: readonly Reference[];
  merged: boolean;
};

type Reference = {
  readonly name: string;
  readonly kind: "implements" | "partial" | "related" | "topic";
};

/** What one pass must do, and what must stand after it. Changes are Gerrit's numbers. */
export type Expectation = {
  readonly frees: readonly { readonly blueprint: string; readonly reason: "landed" | "empty" }[];
  readonly fills: readonly string[];
  readonly lifts: readonly number[];
  readonly holds: readonly number[];
  /** Every change that carries the bot's vote after the pass. */
  readonly standing: ReadonlySet<number>;
  /** What is said on each new hold and each lift: the whole message or one line. */
  readonly words: ReadonlyMap<number, "full" | "line">;
};

const DEBT = /objects|refactor|slaveification|scheduler-lib|v3-api-schema/;

/** The rule for the kind of a blueprint of Juno. */
export const isDebt = (name: string): boolean => DEBT.test(name);

/** An oracle that has seen nothing yet. */
export const newOracle = (slots: number, reserved: number): Oracle => ({
  slots,
  reserved,
  backlog: new Map(),
  changes: new Map(),
  inSlot: new Set(),
  held: new Set(),
  spokesmen: new Map(),
});

/** Approved specs enter the backlog at the bottom, in the order given. */
export const approve = (oracle: Oracle, records: readonly BlueprintRecord[]): void => {
  for (const { name } of records) {
    oracle.backlog.set(name.toLowerCase(), { debt: isDebt(name) });
  }
};

/** A change appears on the server; with `topicOnly` its message names no blueprint, its topic the first one. */
export const arrive = (
  oracle: Oracle,
  number: number,
  record: ChangeRecord,
  topicOnly: boolean,
): void => {
  const named: Reference[] = record.footers.blueprints.map(({ name, kind }) => ({
    name: name.toLowerCase(),
    kind,
  }));
  const first = named[0];
  const references: Reference[] =
    topicOnly && first ? [{ name: first.name, kind: "topic" }] : named;
  oracle.changes.set(number, { owner: record.owner.username, references, merged: false });
};

/** A change merges. */
export const merge = (oracle: Oracle, number: number): void => {
  const change = oracle.changes.get(number);
  if (!change || oracle.held.has(number)) {
    throw new Error(`The scenario merges change ${number}, which the oracle holds or never saw`);
  }
  change.merged = true;
};

/** One pass: free, fill, verdicts, words. */
export const pass = (oracle: Oracle): Expectation => {
  const frees = free(oracle);
  const fills = fill(oracle, new Set(frees.map(({ blueprint }) => blueprint)));
  const standing = mustBeHeld(oracle);
  const lifts = [...oracle.held].filter((number) => !standing.has(number));
  const holds = [...standing].filter((number) => !oracle.held.has(number)).sort(byNumber);
  const words = new Map([...wordsOfLifts(oracle, lifts), ...wordsOfHolds(oracle, holds)]);
  oracle.held.clear();
  for (const number of standing) oracle.held.add(number);
  return { frees, fills, lifts: lifts.sort(byNumber), holds, standing, words };
};

const byNumber = (a: number, b: number): number => a - b;

const free = (oracle: Oracle): Expectation["frees"] => {
  const empty = [...oracle.inSlot].filter((name) => openChanges(oracle, name).length === 0);
  for (const name of empty) oracle.inSlot.delete(name);
  return empty.map((name) => ({
    blueprint: name,
    reason: hasCompletingMerge(oracle, name) ? "landed" : "empty",
  }));
};

const fill = (oracle: Oracle, freedNow: ReadonlySet<string>): string[] => {
  const fills: string[] = [];
  for (const [name, { debt }] of oracle.backlog) {
    const ready =
      !oracle.inSlot.has(name) && !freedNow.has(name) && openChanges(oracle, name).length > 0;
    const debtInside = [...oracle.inSlot].filter((held) => oracle.backlog.get(held)?.debt).length;
    const roomKept = debt ? 0 : Math.max(0, oracle.reserved - debtInside);
    if (!ready || oracle.inSlot.size >= oracle.slots - roomKept) continue;
    oracle.inSlot.add(name);
    fills.push(name);
  }
  return fills;
};

const mustBeHeld = (oracle: Oracle): Set<number> => {
  const held = new Set<number>();
  for (const [number, change] of oracle.changes) {
    const names = blueprintsOf(oracle, change);
    if (change.merged || names.length === 0) continue;
    if (!names.some((name) => oracle.inSlot.has(name))) held.add(number);
  }
  return held;
};

/** The known blueprints that a change works on, highest rank first; a related one only where it works on no other. */
const blueprintsOf = (oracle: Oracle, change: OracleChange): string[] => {
  const known = change.references.filter(({ name }) => oracle.backlog.has(name));
  const work = known.filter(({ kind }) => kind !== "related");
  const counted = new Set((work.length > 0 ? work : known).map(({ name }) => name));
  return [...oracle.backlog.keys()].filter((name) => counted.has(name));
};

const changesOf = (oracle: Oracle, blueprint: string): [number, OracleChange][] =>
  [...oracle.changes].filter(([, change]) => blueprintsOf(oracle, change).includes(blueprint));

const openChanges = (oracle: Oracle, blueprint: string): [number, OracleChange][] =>
  changesOf(oracle, blueprint).filter(([, change]) => !change.merged);

const hasCompletingMerge = (oracle: Oracle, blueprint: string): boolean =>
  changesOf(oracle, blueprint).some(
    ([, { merged, references }]) =>
      merged && references.some(({ name, kind }) => name === blueprint && kind === "implements"),
  );

const wordsOfHolds = (oracle: Oracle, holds: readonly number[]): [number, "full" | "line"][] =>
  holds.map((number) => {
    const group = groupOf(oracle, number, () => true);
    const spokesman = oracle.changes.get(oracle.spokesmen.get(group) ?? Number.NaN);
    if (spokesman && !spokesman.merged) return [number, "line"];
    oracle.spokesmen.set(group, number);
    return [number, "full"];
  });

/** One full message for each owner and blueprint that got a slot; its stay outside is over. */
const wordsOfLifts = (oracle: Oracle, lifts: readonly number[]): [number, "full" | "line"][] => {
  const told = new Set<string>();
  return [...lifts].sort(byNumber).map((number) => {
    const group = groupOf(oracle, number, (name) => oracle.inSlot.has(name));
    const first = !told.has(group);
    told.add(group);
    oracle.spokesmen.delete(group);
    return [number, first ? "full" : "line"];
  });
};

const groupOf = (oracle: Oracle, number: number, counts: (name: string) => boolean): string => {
  const change = oracle.changes.get(number);
  if (!change) throw new Error(`The oracle never saw change ${number}`);
  return `${change.owner} ${blueprintsOf(oracle, change).find(counts) ?? ""}`;
};
