import { afterAll, beforeAll, expect, test } from "vitest";
import { type Nova, setUpNova } from "#tests/support/nova.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { openStage, type Stage, uploadWork } from "#tests/support/stage.ts";
import { expectHeldOnce, historyOf, queueUp, ticksUntilQuiet } from "./traces.ts";

const minute = 60_000;
let server: Awaited<ReturnType<typeof startSandboxServer>>;
let people: Nova;

beforeAll(async () => {
  server = await startSandboxServer();
  people = await setUpNova(server);
}, minute);
afterAll(() => server.stop());

test.each([
  ["too-many", "429", "more calls than its quota allows"],
  ["unavailable", "503", "down or overloaded"],
  ["lock-failure", "503", "somebody else was writing"],
  ["login-page", "a web page, perhaps a login page", "Check the server's URL"],
  ["truncated", "an answer that was cut", "tried again later"],
  ["broken-off", "sent an answer that was cut", "tried again later"],
  ["reset", "can't be reached", "ECONNRESET"],
  ["hang", "did not answer", "tried again later"],
] as const)(
  "%s: exit code 3 and a clear state with its time; nothing is decided, and then it goes on",
  async (kind, ...words) => {
    await inStage(`openstack/${kind}`, async (stage) => {
      const waiting = await queueUp(stage, 3);
      await stage.start();
      waiting.push(await uploadWork(stage, "waiting"));
      const before = await historyOf(stage);
      const writes = writesOfBot();
      const end = server.sandbox.faults.add({ fault: { kind }, account: people.bot.username });

      const { code, errors } = await stage.slots("tick");

      expect({ code, errors }).toMatchObject({ code: 3 });
      const { problems } = await stage.ask<{ problems: Problem[] }>("status");
      const silence = problems.find(({ key }) => key === "server:gerrit");
      for (const word of words) expect(silence?.remedy).toContain(word);
      expect(Math.abs(Date.parse(silence?.since ?? "") - Date.now())).toBeLessThan(2 * minute);
      expect(await historyOf(stage)).toEqual(before);
      expect(writesOfBot()).toBe(writes);

      end();
      await ticksUntilQuiet(stage);
      await expectHeldOnce(stage, waiting);
      const healed = await stage.ask<{ problems: Problem[] }>("status");
      expect(healed.problems.filter(({ key }) => key === "server:gerrit")).toEqual([]);
    });
  },
  5 * minute,
);

type Problem = { readonly key: string; readonly remedy: string; readonly since: string };

async function inStage(repository: string, play: (stage: Stage) => Promise<void>) {
  server.sandbox.faults.clear();
  const stage = await openStage(server, people, { repository });
  try {
    await play(stage);
  } finally {
    await stage.close();
  }
}

const writesOfBot = () =>
  server.sandbox.log.filter(({ account, isWrite }) => isWrite && account === people.bot.username)
    .length;
