import { expect } from "vitest";
import type { Sandbox } from "#lib/sandbox/server.ts";
import type { Person, ReviewServer } from "./review-server.ts";
import { messagesOf, votesOf } from "./seen.ts";

const codeReview = "Code-Review";

/** Where to look for what the bot did: a server and the bot's account there. */
type Scene = { readonly server: ReviewServer; readonly people: { readonly bot: Person } };

/** Whether the bot's −2 stands on the current patch set, by the server's own account. */
export async function isHeld({ server, people: { bot } }: Scene, number: number): Promise<boolean> {
  const votes = await votesOf(server, number, codeReview);
  return votes.some(({ accountId, value }) => accountId === bot.accountId && value === -2);
}

/** Of these changes those that the bot holds. */
export async function heldAmong(scene: Scene, numbers: readonly number[]): Promise<number[]> {
  const held: number[] = [];
  for (const number of numbers) if (await isHeld(scene, number)) held.push(number);
  return held;
}

/** What the bot left in a change's log, oldest first, Gerrit's own line on patch set and vote included. */
export async function botMessages(
  { server, people: { bot } }: Scene,
  number: number,
): Promise<string[]> {
  const messages = await messagesOf(server, number);
  return messages
    .filter(({ author }) => author === bot.accountId)
    .map(({ message }) => message.trim());
}

/** Expects that the bot never voted twice on one patch set of a change without its vote being taken off in between. */
export async function expectNoVoteTwice(scene: Scene, number: number): Promise<void> {
  const { server, people } = scene;
  const turns = (await messagesOf(server, number)).flatMap(({ author, message, patchSet }) => {
    const isVote = author === people.bot.accountId && /: Code-Review-2\b/.test(message);
    if (isVote) return [`vote on patch set ${patchSet}`];
    return /-Code-Review|Removed |Change destination moved/.test(message) ? ["taken off"] : [];
  });
  const twice = turns.filter((turn, index) => turn.startsWith("vote") && turn === turns[index - 1]);
  expect({ change: number, twice }).toEqual({ change: number, twice: [] });
  if ("sandbox" in server) expectNoPostTwice(server["sandbox"] as Sandbox, people.bot, number);
}

/** The same by the requests that arrived: two votes on one patch set have a request that takes the vote off between them. */
function expectNoPostTwice({ log }: Sandbox, bot: Person, number: number): void {
  const own = new RegExp(`changes/(?:[^/]*~)?${number}/`);
  const turns = log
    .filter(({ isWrite, status, path }) => isWrite && status < 300 && own.test(path))
    .flatMap(({ account, path, body }) => {
      const patchSet = /revisions\/(\d+)\/review/.exec(path)?.[1];
      if (/\/(move|delete)$/.test(path)) return ["taken off"];
      if (account !== bot.username || patchSet === undefined) return [];
      return [body?.includes('"Code-Review":-2') ? `vote on patch set ${patchSet}` : "taken off"];
    });
  const twice = turns.filter((turn, index) => turn.startsWith("vote") && turn === turns[index - 1]);
  expect({ change: number, twice }).toEqual({ change: number, twice: [] });
}
