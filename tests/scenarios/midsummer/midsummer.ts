import { resolve } from "node:path";
import { novaData } from "#tests/support/nova-data.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { figuresOf, type TickFigures } from "./figures.ts";
import { type Installation, install } from "./installation.ts";
import { mismatchesOf, OracleMismatch } from "./mismatch.ts";
import { type Arrival, type Day, MIDSUMMER, readNovaJuno } from "./nova-juno.ts";
import { type NovaServer, openNovaServer } from "./nova-server.ts";
import { approve, arrive, merge, newOracle, type Oracle, pass } from "./oracle.ts";

export type MidsummerOptions = {
  /** The path of `bin/slots`; that of this tree by default. */
  readonly slotsCommand?: string;
  /** How many recorded days to replay; 28 by default. */
  readonly days?: number;
  /** Called after each tick that is as the oracle says. */
  readonly onTick?: (figures: TickFigures) => void;
};

/** The scenario is nothing without the records; `npm test` skips it where they are absent, the other suites fail. */
const records = (): string => {
  if (novaData === null) throw new Error("Nova's records are not here: set NOVA_DATA");
  return novaData;
};

type Scene = {
  readonly nova: NovaServer;
  readonly product: Installation;
  readonly oracle: Oracle;
  readonly arrivals: Map<number, Arrival>;
  readonly merged: Set<number>;
  /** How often the bot had to speak on each change until now. */
  readonly words: Map<number, number>;
};

/**
 * Nova, Juno, midsummer: the work of 2014 is on the server when the bot begins, then each recorded day is replayed
 * before one tick. Gives the figures of each tick, the first one's first.
 *
 * Throws an OracleMismatch at the first tick after which the server's votes, the bot's words or its fills and frees
 * are not the oracle's.
 */
export const midsummer = async (
  server: ReviewServer,
  options: MidsummerOptions = {},
): Promise<TickFigures[]> => {
  const juno = readNovaJuno(records(), options.days ?? 28);
  const nova = await openNovaServer(server);
  const product = install(server, nova.bot, resolve(options.slotsCommand ?? "bin/slots"));
  const oracle = newOracle(10, 2);
  const scene: Scene = {
    nova,
    product,
    oracle,
    arrivals: new Map(),
    merged: new Set(),
    words: new Map(),
  };
  const figures: TickFigures[] = [];
  const tickAt = async (instant: Date) => {
    const row = await tick(scene, instant);
    figures.push(row);
    options.onTick?.(row);
  };
  try {
    await appear(scene, juno.changes);
    await approveSpecs(scene, juno.specs);
    await product.doctor();
    await startByFirstPlan(scene);
    await tickAt(MIDSUMMER);
    await expectEmptyPlan(scene, "midsummer");
    for (const [index, day] of juno.days.entries()) {
      await replay(scene, day);
      await tickAt(day.until);
      if (index % 7 === 6) await expectEmptyPlan(scene, dayOf(day.until));
    }
    await expectNoOtherWords(scene);
    return figures;
  } finally {
    product.remove();
  }
};

const appear = async ({ nova, oracle, arrivals }: Scene, list: readonly Arrival[]) => {
  const numbers = await nova.create(list);
  for (const [index, arrival] of list.entries()) {
    const number = numbers[index];
    if (number === undefined)
      throw new Error(`No change was created for ${arrival.record.subject}`);
    arrivals.set(number, arrival);
    arrive(oracle, number, arrival.record, arrival.topicOnly);
  }
};

const approveSpecs = async ({ product, oracle }: Scene, specs: Day["specs"]) => {
  if (specs.length === 0) return;
  const { added } = await product.importSpecs(specs);
  if (added !== specs.length) throw new Error(`The import added ${added} of ${specs.length} specs`);
  approve(oracle, specs);
};

/** The plan writes nothing: neither a vote nor a word is on the server when it is approved. */
const startByFirstPlan = async (scene: Scene) => {
  const plan = await scene.product.plan();
  const votes = await scene.nova.votes();
  const written = [...votes].map((change) => `plan voted on ${nameOf(scene)(change)}`);
  if (written.length > 0) throw new OracleMismatch("before the start", written);
  await expectNoOtherWords(scene);
  await scene.product.approve(plan.id);
};

/** One recorded day: its changes are written, what is due and free merges, its specs are approved. */
const replay = async (scene: Scene, day: Day) => {
  await appear(scene, day.changes);
  const due = [...scene.arrivals]
    .filter(([number, { record }]) => isDue(scene, number, record.mergedAt, day))
    .sort(([, a], [, b]) => a.record.mergedAt.localeCompare(b.record.mergedAt));
  for (const [number] of due) {
    await scene.nova.merge(number);
    merge(scene.oracle, number);
    scene.merged.add(number);
  }
  await approveSpecs(scene, day.specs);
};

/** A held change merges before the first tick after its hold is off. */
const isDue = ({ oracle, merged }: Scene, number: number, mergedAt: string, { until }: Day) =>
  !merged.has(number) && !oracle.held.has(number) && Date.parse(mergedAt) <= until.getTime();

const tick = async (scene: Scene, instant: Date) => {
  const printed = await scene.product.tick();
  const expected = pass(scene.oracle);
  const votes = await scene.nova.votes();
  const messages = new Map<number, readonly string[]>();
  for (const change of expected.words.keys()) {
    messages.set(change, await scene.nova.botMessages(change));
    scene.words.set(change, (scene.words.get(change) ?? 0) + 1);
  }
  const mismatches = mismatchesOf(expected, { printed, votes, messages }, nameOf(scene));
  if (mismatches.length > 0) throw new OracleMismatch(dayOf(instant), mismatches);
  return figuresOf(dayOf(instant), expected);
};

const expectEmptyPlan = async ({ product }: Scene, day: string) => {
  const { actions } = await product.plan();
  if (actions.length === 0) return;
  const planned = actions.map((action) => `a second plan has ${JSON.stringify(action)}`);
  throw new OracleMismatch(day, planned);
};

/** Bug fixes, unlinked work and work with a slot have no word of the bot; the others only those they had to get. */
const expectNoOtherWords = async (scene: Scene) => {
  const mismatches: string[] = [];
  for (const change of scene.arrivals.keys()) {
    const { length } = await scene.nova.botMessages(change);
    const wanted = scene.words.get(change) ?? 0;
    if (length !== wanted) {
      mismatches.push(`${nameOf(scene)(change)} has ${length} messages of the bot, not ${wanted}`);
    }
  }
  if (mismatches.length > 0) throw new OracleMismatch("in all", mismatches);
};

const nameOf =
  ({ arrivals }: Scene) =>
  (change: number): string => {
    const arrival = arrivals.get(change);
    if (!arrival) return `${change} (not ours)`;
    const { record, topicOnly } = arrival;
    const references = record.footers.blueprints.map(({ kind, name }) =>
      topicOnly ? `topic ${name}` : `${kind} ${name}`,
    );
    return `${change} "${record.subject}" (${references.join(", ") || "no blueprint"})`;
  };

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
