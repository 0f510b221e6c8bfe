import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGerrit } from "#lib/gerrit/client.ts";
import { isHeld } from "#tests/support/bot-traces.ts";
import { createChange, setPrivate } from "#tests/support/changes.ts";
import { type EventListener, listenForEvents } from "#tests/support/event-listener.ts";
import { type Nova, setUpNova } from "#tests/support/nova.ts";
import { startGerrit } from "#tests/support/real-gerrit.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { vote } from "#tests/support/votes.ts";
import { postEventsTo, remotesPath } from "#tests/support/webhook.ts";
import { type ConfiguredService, configuredService } from "./configured-service.ts";
import { testEvents } from "./event-facts.ts";

const startWithPlugin = () => startGerrit("3.9.4", { plugins: ["webhooks"] });
const repository = "openstack/nova";
const label = "Code-Review";
const patience = { timeout: 60_000, interval: 50 };

testEvents("Gerrit 3.9.4", startWithPlugin, (server, url) =>
  postEventsTo(server, repository, url, ["ref-updated"]),
);

describe("the webhooks plugin of 3.9.4", () => {
  let server: ReviewServer;
  let nova: Nova;
  let listener: EventListener;
  let number: number;
  beforeAll(async () => {
    server = await startWithPlugin();
    nova = await setUpNova(server);
    listener = await listenForEvents();
    number = await createChange(server, nova.authors[0], { repository, message: "Work" });
  });
  afterAll(async () => {
    await server?.stop();
    await listener?.[Symbol.asyncDispose]();
  });

  const changeIn = (text: string) => {
    const { username, password } = nova.bot;
    return createGerrit({ url: server.url, username, password, contact: null }).changeIn(text);
  };
  const kindsSince = (from: number) =>
    listener.posted.slice(from).map(({ text }) => JSON.parse(text).type as string);
  /** How often the event with these words was posted; others may still come of what was done before. */
  const posts = (words: string) =>
    listener.posted.filter(({ text }) => text.includes(words)).length;

  test("tells every kind of event where none is chosen, each with its change", async () => {
    await postEventsTo(server, repository, listener.url);
    const from = listener.posted.length;

    await vote(server, nova.cores[0], number, label, 2);

    await expect.poll(() => kindsSince(from), patience).toContain("comment-added");
    const seen = listener.posted.slice(from).map(({ text }) => changeIn(text));
    expect(seen).toEqual([
      { repository, number },
      { repository, number },
    ]);
  });

  test("tells of a private change, with the words that were said on it", async () => {
    await postEventsTo(server, repository, listener.url);
    await setPrivate(server, nova.authors[0], number);
    const from = listener.posted.length;

    await vote(server, nova.authors[0], number, label, 0, { message: "an embargoed word" });

    await expect.poll(() => kindsSince(from), patience).toContain("comment-added");
    expect(listener.posted.at(-1)?.text).toContain("an embargoed word");
  });

  // The address is no secret on such a server: nothing but a read may ever hang on who knows it.
  test("shows the address to whoever asks for the list of them", async () => {
    await postEventsTo(server, repository, listener.url);

    const list = remotesPath(repository);
    for (const anybody of [nova.authors[0], null]) {
      const { body } = await server.request(anybody, "GET", list);
      expect(body).toMatchObject({ slots: { url: listener.url } });
    }
  });

  test.each([404, 413, 429])(
    "posts an event that is answered with %i five times, then never",
    async (status) => {
      await postEventsTo(server, repository, listener.url, ["comment-added"]);
      listener.answer(status);
      const [words, later] = [`answered with ${status}`, `later than the one with ${status}`];

      await vote(server, nova.cores[0], number, label, 0, { message: words });

      await expect.poll(() => posts(words), patience).toBe(5);
      listener.answer(202);
      await vote(server, nova.cores[0], number, label, 0, { message: later });
      await expect.poll(() => posts(later), patience).toBe(1);
      expect(posts(words)).toBe(5);
    },
  );

  test("posts an event that is answered with 503 more than ten times", async () => {
    await postEventsTo(server, repository, listener.url, ["comment-added"]);
    listener.answer(503);
    const words = "is the service away?";

    await vote(server, nova.cores[0], number, label, 0, { message: words });

    await expect.poll(() => posts(words), patience).toBeGreaterThan(10);
    listener.answer(202);
  });
});

describe("a service that Gerrit 3.9.4 tells of its changes", () => {
  let server: ReviewServer;
  let service: ConfiguredService;
  beforeAll(async () => {
    server = await startWithPlugin();
    service = await configuredService(server);
    await postEventsTo(server, repository, service.hook, ["ref-updated"]);
  });
  afterAll(async () => {
    await service?.stop();
    await server?.stop();
  });

  test("takes the hold off an approved change at once, though it polls only each hour", async () => {
    const { held, nova } = service;
    const scene = { server, people: nova };
    for (const number of held) {
      expect(await isHeld(scene, number)).toBe(true);
      const begun = performance.now();

      await vote(server, nova.cores[0], number, label, 2);

      await expect.poll(() => isHeld(scene, number), patience).toBe(false);
      expect(performance.now() - begun).toBeLessThan(30_000);
    }
  });
});
