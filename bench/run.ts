import { loadavg } from "node:os";
import { burst } from "./burst.ts";
import { engines } from "./engines.ts";
import { eventToVote } from "./event-to-vote.ts";
import { type Figure, verdictOf } from "./figure.ts";
import { fullSync } from "./full-sync.ts";
import { interactions } from "./interactions.ts";
import { largePlan } from "./large-plan.ts";
import { live } from "./live.ts";
import { load } from "./load.ts";
import { memory } from "./memory.ts";
import { page } from "./page.ts";
import { plan } from "./plan.ts";
import { quietSync } from "./quiet-sync.ts";
import { ranking } from "./ranking.ts";
import { reading } from "./reading.ts";
import { lines, publish, type Taken } from "./report.ts";
import { where } from "./where.ts";

/** In the order of the quality targets. */
const figures: readonly Figure[] = [
  fullSync,
  page,
  quietSync,
  plan,
  load,
  eventToVote,
  burst,
  reading,
  where,
  ranking,
  live,
  engines,
  interactions,
  memory,
  largePlan,
];

/**
 * Takes the figures named on the command line and shows them, or all of them, which it writes down too. Ends with 1
 * when a goal that is counted was missed: times depend on the machine, counts do not.
 */
async function run(names: readonly string[]): Promise<number> {
  const [busy = 0] = loadavg();
  const unknown = names.filter((name) => !figures.some((figure) => figure.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no figure ${unknown.join(", ")}; there are ${figures.map(({ name }) => name).join(", ")}.`,
    );
    return 2;
  }
  const taken: Taken[] = [];
  for (const figure of figures.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const one = { figure, measured: await figure.measure() };
    console.log(lines(one));
    taken.push(one);
  }
  if (names.length === 0) await publish(taken, busy);
  const missed = taken
    .flatMap(({ measured }) => measured)
    .filter((one) => verdictOf(one) === "missed");
  return missed.some(({ goal }) => goal?.kind === "count") ? 1 : 0;
}

process.exitCode = await run(process.argv.slice(2));
