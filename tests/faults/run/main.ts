import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { invariants } from "#tests/faults/check/invariants.ts";
import type { Records } from "#tests/faults/check/records.ts";
import { decide } from "./deciders.ts";
import { endRun } from "./ending.ts";
import { figuresOf, recordFigures } from "./figures.ts";
import { actInGerrit } from "./people.ts";
import { planOf, type Step } from "./plan.ts";
import { forget, openPlayground, type Playground } from "./playground.ts";
import { breakNetwork, breakProcess, endTroubles } from "./troubles.ts";

/**
 * `main.ts [--seed N] [--minutes M]`: an installation with a web process, two workers and a queue, people at work, and
 * everything going wrong, by a seed. Then the faults stop, and whatever was promised must hold. What was done is in a
 * journal; the same seed does the same again. `--record` puts the figures into docs/reliability.md, `--report FILE`
 * writes how many invariants hold, and `--keep` keeps what is left of a run although they all do.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    minutes: { type: "string", default: "10" },
    keep: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
    report: { type: "string" },
  },
});
const [seed, minutes] = [Number(values.seed), Number(values.minutes)];
if (!Number.isInteger(seed) || !(minutes > 0)) throw new Error("--seed N --minutes M");

const at = await openPlayground(seed);
const tidyUp = async () => {
  await Promise.all([...at.workers, at.web].map((one) => one.end()));
  await at.close();
};
// Whoever interrupts a run leaves none of its processes behind.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void tidyUp().finally(() => process.exit(1)));
}
try {
  for (const one of [at.web, ...at.workers]) await one.running();
  endTroubles(at);
  const length = minutes * 60_000;
  const plan = planOf(seed, length);
  const begun = Date.now();
  const follow = followFrom(begun, length);
  at.journal.note(`everything runs; ${minutes} minutes with faults begin`);
  await Promise.all([
    follow(plan.people, (step) => actInGerrit(at, step)),
    follow(plan.deciders, (step) => decide(at, step)),
    follow(plan.processes, (step) => breakProcess(at, step)),
    follow(plan.network, (step) => breakNetwork(at, step)),
  ]);
  const records = await endRun(at);
  await writeFile(join(at.folder, "records.json"), JSON.stringify(records));
  await report(at, records);
} finally {
  await tidyUp();
}
process.exit();

/** Does the steps of a lane one after the other, none before its time; who is late leaves the rest at the end. */
function followFrom(begun: number, length: number) {
  return async (steps: readonly Step[], act: (step: Step) => Promise<void>): Promise<void> => {
    for (const step of steps) {
      await sleep(Math.max(0, begun + step.at - Date.now()));
      if (Date.now() - begun > length) return;
      await act(step);
    }
  };
}

/** Says of each invariant whether it holds, and closes with one line of figures. */
async function report({ folder, journal }: Playground, records: Records): Promise<void> {
  const names = Object.keys(invariants);
  const broken = names.filter((name) => {
    const violations = invariants[name]?.(records) ?? [];
    journal.note(`${violations.length === 0 ? "holds" : "BROKEN"}: ${name}`);
    for (const violation of violations.slice(0, 20)) journal.note(`  ${violation}`);
    return violations.length > 0;
  });
  const run = { seed, minutes, broken, invariants: names.length };
  for (const [what, figure] of figuresOf(run, records)) journal.note(`${what}: ${figure}`);
  if (values.record) recordFigures(run, records);
  if (values.report) await writeFile(values.report, JSON.stringify(countsOf(names, broken)));
  if (broken.length > 0) {
    process.exitCode = 1;
    console.log(`What is left of the run: ${folder}`);
    console.log(`To do the same again: npm run test:faults -- --seed ${seed} --minutes ${minutes}`);
  } else if (!values.keep) await forget(folder);
  console.log(`${names.length - broken.length} passed, ${broken.length} failed, 0 skipped`);
}

/** In the form of the other suites' reports, which are added up. */
function countsOf(names: readonly string[], broken: readonly string[]) {
  return {
    numTotalTests: names.length,
    numPassedTests: names.length - broken.length,
    numFailedTests: broken.length,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
  };
}
