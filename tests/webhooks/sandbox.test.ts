import { describe, expect, test } from "vitest";
import { createChange } from "#tests/support/changes.ts";
import { listenForEvents } from "#tests/support/event-listener.ts";
import { setUpNova } from "#tests/support/nova.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { testEvents } from "./event-facts.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxServer>>["sandbox"];

testEvents(
  "the sandbox",
  async () => {
    const server = await startSandboxServer();
    ({ sandbox } = server);
    return server;
  },
  async (_server, url) => sandbox.events.postTo({ url }),
);

describe("on demand the sandbox", () => {
  test("loses every event", async () => {
    await using stage = await postingStage({ lost: 1 });
    await stage.upload(10);

    stage.server.sandbox.events.postTo({ url: stage.listener.url });
    await stage.upload(1);

    await expect.poll(() => stage.listener.posted.length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(stage.listener.posted.length).toBe(1);
  });

  test("tells each event twice", async () => {
    await using stage = await postingStage({ doubled: 1 });

    await stage.upload(10);

    await expect.poll(() => stage.server.sandbox.events.posted(), { timeout: 10_000 }).toBe(20);
    expect(new Set(stage.listener.posted.map(({ text }) => text)).size).toBe(10);
  });

  test("lets later events overtake earlier ones", async () => {
    await using stage = await postingStage({ heldBack: 50 });

    await stage.upload(30);

    await expect.poll(() => stage.listener.posted.length, { timeout: 10_000 }).toBe(30);
    const order = stage.listener.posted.map(({ text }) => Number(/\/(\d+)\/meta/.exec(text)?.[1]));
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
  });

  test("tries an event that was refused again, as the plugin does", async () => {
    await using stage = await postingStage({});
    stage.listener.answer(500);

    await stage.upload(1);
    await expect.poll(() => stage.listener.posted.length, { timeout: 10_000 }).toBe(2);
    stage.listener.answer(202);

    await expect.poll(() => stage.server.sandbox.events.posted(), { timeout: 10_000 }).toBe(1);
    expect(stage.listener.posted.length).toBe(3);
  });
});

async function postingStage(
  badly: Omit<NonNullable<Parameters<typeof sandbox.events.postTo>[0]>, "url">,
) {
  const server = await startSandboxServer();
  const nova = await setUpNova(server);
  const listener = await listenForEvents();
  server.sandbox.events.postTo({ url: listener.url, ...badly });
  return {
    server,
    listener,
    upload: async (times: number) => {
      for (let count = 0; count < times; count += 1) {
        await createChange(server, nova.authors[0], {
          repository: nova.repository,
          message: "Work",
        });
      }
    },
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await listener[Symbol.asyncDispose]();
    },
  };
}
