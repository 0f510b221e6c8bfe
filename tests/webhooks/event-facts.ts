import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEvents } from "#lib/gerrit/events.ts";
import {
  abandon,
  createChange,
  moveBranch,
  newPatchSet,
  restore,
  setPrivate,
  setReady,
  setTopic,
  setWip,
  unsetPrivate,
} from "#tests/support/changes.ts";
import { type EventListener, listenForEvents } from "#tests/support/event-listener.ts";
import { type Nova, setUpNova } from "#tests/support/nova.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { deleteVote, vote } from "#tests/support/votes.ts";

const label = "Code-Review";
/** A server that has other work too posts when it comes to it. */
const patience = { timeout: 20_000, interval: 20 };

type Stage = { readonly server: ReviewServer; readonly nova: Nova };
type Act = (stage: Stage, number: number) => Promise<unknown>;

/** All that people do to a change and that a decision may hang on, in an order in which each is possible. */
const acts: readonly (readonly [string, Act])[] = [
  ["a vote", ({ server, nova }, n) => vote(server, nova.cores[0], n, label, 2)],
  [
    "a vote taken off",
    ({ server, nova }, n) => deleteVote(server, server.admin, n, nova.cores[0], label),
  ],
  ["a patch set", ({ server, nova }, n) => newPatchSet(server, nova.authors[0], n)],
  [
    "another message",
    ({ server, nova }, n) => newPatchSet(server, nova.authors[0], n, { message: "Other words" }),
  ],
  ["a topic", ({ server, nova }, n) => setTopic(server, nova.authors[0], n, "bp/cells")],
  ["work in progress", ({ server, nova }, n) => setWip(server, nova.authors[0], n)],
  ["ready again", ({ server, nova }, n) => setReady(server, nova.authors[0], n)],
  ["private", ({ server, nova }, n) => setPrivate(server, nova.authors[0], n)],
  ["public again", ({ server, nova }, n) => unsetPrivate(server, nova.authors[0], n)],
  ["abandoned", ({ server, nova }, n) => abandon(server, nova.authors[0], n)],
  ["restored", ({ server, nova }, n) => restore(server, nova.authors[0], n)],
  [
    "moved to another branch",
    ({ server }, n) => moveBranch(server, server.admin, n, "stable/icehouse"),
  ],
];

/** What a server that posts `ref-updated` and nothing else tells of its changes. */
export function testEvents(
  name: string,
  start: () => Promise<ReviewServer>,
  postTo: (server: ReviewServer, url: string) => Promise<void>,
): void {
  describe(`the events of ${name}`, () => {
    let stage: Stage;
    let listener: EventListener;
    let number: number;
    beforeAll(async () => {
      const server = await start();
      stage = { server, nova: await setUpNova(server) };
      listener = await listenForEvents();
      await postTo(server, listener.url);
      number = await upload(stage);
    });
    afterAll(async () => {
      await stage?.server.stop();
      await listener?.[Symbol.asyncDispose]();
    });
    const { changeIn } = readEvents({ username: "slotbot" });
    const told = (from: number) =>
      listener.posted.slice(from).flatMap(({ text }) => changeIn(text)?.number ?? []);

    test("tell of a new change", async () => {
      const from = listener.posted.length;
      const made = await upload(stage);
      await expect.poll(() => told(from), patience).toContain(made);
    });

    test.each(acts)("tell of %s", async (_what, act) => {
      const from = listener.posted.length;
      await act(stage, number);
      await expect.poll(() => told(from), patience).toContain(number);
    });

    test("name who did it: what the bot did itself is nothing to look at", async () => {
      const from = listener.posted.length;
      const { server, nova } = stage;
      await vote(server, nova.bot, await upload(stage), label, -2);
      const later = await upload(stage);
      await expect.poll(() => told(from), patience).toContain(later);
      const byBot = listener.posted.slice(from).filter(({ text }) => text.includes('"slotbot"'));
      expect(byBot.length).toBeGreaterThan(0);
      expect(byBot.map(({ text }) => changeIn(text))).toEqual(byBot.map(() => null));
    });

    test("have the shape that 3.9.4 gives them", () => {
      const event = JSON.parse(listener.posted.at(-1)?.text ?? "null");
      expect(event).toEqual({
        submitter: { name: "jay", email: "jay@example.org", username: "jay" },
        refUpdate: {
          oldRev: expect.stringMatching(/^[0-9a-f]{40}$/),
          newRev: expect.stringMatching(/^[0-9a-f]{40}$/),
          refName: expect.stringMatching(/^refs\/changes\/\d\d\/\d+\/\w+$/),
          project: "openstack/nova",
        },
        type: "ref-updated",
        eventCreatedOn: expect.closeTo(Date.now() / 1_000, -2),
      });
    });
  });
}

const upload = ({ server, nova }: Stage) =>
  createChange(server, nova.authors[0], { repository: nova.repository, message: "Work" });
