import { setTimeout as sleep } from "node:timers/promises";
import type { Records } from "#tests/faults/check/records.ts";
import { wrongStatus } from "#tests/faults/check/slots.ts";
import { wrongVotes } from "#tests/faults/check/votes.ts";
import { order } from "./deciders.ts";
import { type Playground, period } from "./playground.ts";
import { changeRows, readState, remarksOf } from "./state.ts";
import { endTroubles } from "./troubles.ts";

/** A killed worker's lease is waited for as long; two periods more, and all must be as it should be. */
const quietWithin = 10_000 + 2 * period;
const givenUpAfter = 6 * quietWithin;

/** Ends all faults, waits until everything is as it should be, ends the processes, and gives all that is left. */
export async function endRun(at: Playground): Promise<Records> {
  endTroubles(at);
  at.journal.note("the faults are over");
  const over = Date.now();
  const quiet = untilQuiet(at, over);
  await order(at, ["resume"]);
  // From here on nobody is silent for too long: what is left to do has an end.
  await order(at, ["policy", "set", "bump.warnAfter=4000d", "bump.after=8000d"]);
  const quietAfter = await quiet;
  at.journal.note(`quiet after ${quietAfter} ms`);
  const leftToDo = await planAtEnd(at);
  const deadLetters = await deadLettersOf(at);
  const stops: number[] = [];
  for (const one of [...at.workers, at.web]) stops.push(await one.stop());
  return { ...recordsOf(at, true), quietAfter, quietWithin, leftToDo, deadLetters, stops };
}

async function untilQuiet(at: Playground, since: number): Promise<number | null> {
  while (Date.now() - since < givenUpAfter) {
    if (isQuiet(at)) return Date.now() - since;
    await sleep(250);
  }
  return null;
}

function isQuiet(at: Playground): boolean {
  const records = recordsOf(at, false);
  const { intents } = readState(at.folder);
  return intents === 0 && wrongVotes(records).length === 0 && wrongStatus(records).length === 0;
}

/** What a plan would do; somebody who works on the server just now is waited for. */
async function planAtEnd(at: Playground): Promise<string[]> {
  let left = ["be made"];
  for (let round = 0; round < 4 && left.length > 0; round += 1) {
    const { code, answers } = await at.slots("plan");
    const [plan] = answers as { readonly actions: readonly Action[] }[];
    if (code !== 0 || !plan) continue;
    left = plan.actions.map(({ kind, change, blueprint }) => `${kind} ${change ?? blueprint}`);
    if (left.length > 0) await sleep(period);
  }
  return left;
}

async function deadLettersOf(at: Playground): Promise<string[]> {
  const { answers } = await at.slots("jobs");
  return answers.flatMap((answer) => deadIn(answer)).map((row) => JSON.stringify(row));
}

/** Wherever they stand in the answer. */
function deadIn(answer: unknown): unknown[] {
  if (typeof answer !== "object" || answer === null) return [];
  if ("state" in answer && answer.state === "dead") return [answer];
  return Object.values(answer).flatMap(deadIn);
}

type Action = {
  readonly kind: string;
  readonly change?: number | null;
  readonly blueprint?: string | null;
};

function recordsOf(at: Playground, thorough: boolean): Records {
  const stored = readState(at.folder, { thorough });
  const { history, tenures, policies, damage } = stored;
  return {
    bot: at.people.bot.username,
    operations: at.server.sandbox.log,
    happenings: at.happenings,
    orders: at.orders,
    stalls: at.journal.stalls,
    history,
    tenures,
    policies,
    changes: changeRows(at, stored),
    remarks: remarksOf(at),
    rank: { acknowledged: at.rank, found: stored.rank },
    damage,
    deaths: at.deaths,
    deadLetters: [],
    quietAfter: null,
    quietWithin,
    leftToDo: [],
    stops: [],
  };
}
