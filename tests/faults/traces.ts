import { expect } from "vitest";
import { ask } from "#tests/support/ask.ts";
import { atATime } from "#tests/support/at-a-time.ts";
import { botMessages, expectNoVoteTwice, isHeld } from "#tests/support/bot-traces.ts";
import { createChange } from "#tests/support/changes.ts";
import { type Stage, uploadWork } from "#tests/support/stage.ts";

/** `in-slot` takes the only slot, and this many other changes are there; their numbers. */
export async function queueUp(
  stage: Stage,
  count: number,
  message = () => "Work on waiting\n\nImplements: blueprint waiting\n",
): Promise<number[]> {
  const { server, people, repository } = stage;
  await uploadWork(stage, "in-slot");
  await stage.import("in-slot", "waiting");
  const all = Array.from({ length: count }, message);
  const numbers = await atATime(4, all, (text) =>
    createChange(server, people.authors[0], { repository, message: text }),
  );
  return numbers.toSorted((a, b) => a - b);
}

/** How many votes of the bot stand in the repository, by the server's own account. */
export async function standingHolds(stage: Stage): Promise<number> {
  const { server, people, repository } = stage;
  const query = `project:${repository} label:Code-Review=-2,${people.bot.username}`;
  const path = `changes/?q=${encodeURIComponent(query)}&n=500`;
  return ((await ask(server, server.admin, "GET", path)) as unknown[]).length;
}

/** All that was decided until now. */
export async function historyOf(stage: Stage): Promise<unknown> {
  const { answers } = await stage.slots("history", "--limit", "1000");
  return answers;
}

/** Passes until one has nothing to do; a killed one's lease is waited for. */
export async function ticksUntilQuiet(stage: Stage): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    const { code, answers } = await stage.slots("tick");
    const [pass] = answers as { readonly actions: readonly unknown[] }[];
    if (code === 0 && pass?.actions.length === 0) return;
  }
  throw new Error("passes go on doing something");
}

/** Each of these changes has the bot's vote, and was spoken to in one message. */
export async function expectHeldOnce(stage: Stage, numbers: readonly number[]): Promise<void> {
  const wrong: unknown[] = [];
  for (const number of numbers) {
    const said = await botMessages(stage, number);
    if (!(await isHeld(stage, number)) || said.length !== 1) wrong.push({ number, said });
    await expectNoVoteTwice(stage, number);
  }
  expect(wrong).toEqual([]);
}
