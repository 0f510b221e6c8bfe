import { expect } from "vitest";
import type { Change } from "#lib/sandbox/state.ts";
import { expectedOf, type Ground } from "./expected-holds.ts";
import { changesOf } from "./sight.ts";
import { blueprintNames, type Walk } from "./walk.ts";

/** What the bot said since it was last asked, without the place in line, the day and the numbers. */
export async function expectNothingSaidTwice(walk: Walk, ground: Ground): Promise<void> {
  const stays = await walk.stage.needs.database.store.tenures.stays("nova");
  const said = changesOf(walk).flatMap((change) =>
    newWords(walk, change).map((words) => {
      const blueprint = namedIn(words) ?? expectedOf(walk, ground, change).blueprint ?? "none";
      const gist = words.startsWith("Waiting for a review slot") ? "held" : words;
      return `${change.number} ${blueprint}#${stays.get(blueprint) ?? 0} ${gist}`;
    }),
  );
  for (const one of said) {
    expect(walk.said).not.toContain(one);
    walk.said.add(one);
  }
}

const namedIn = (words: string) =>
  blueprintNames.find((name) => new RegExp(`blueprint ${name}\\b`, "i").test(words)) ?? null;

function newWords(walk: Walk, { number, messages }: Change): string[] {
  const seen = walk.seenMessages.get(number) ?? 0;
  walk.seenMessages.set(number, messages.length);
  return messages
    .slice(seen)
    .filter(({ author }) => author === walk.stage.nova.bot.accountId)
    .map(({ text }) => text.replace(/^Patch Set \d+:.*\n*/, "").replace(/^Removed .*\n*/, ""))
    .filter((words) => words.trim() !== "");
}
