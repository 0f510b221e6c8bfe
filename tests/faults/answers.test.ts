import { afterAll, beforeAll, expect, test } from "vitest";
import type { Fault } from "#lib/sandbox/faults.ts";
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

test.each([
  "too-many",
  "unavailable",
  "lock-failure",
  "login-page",
  "truncated",
  "done-then-reset",
] as const)(
  "%s for two of three votes: none is doubled, none is missing",
  async (kind) => {
    await inStage(`openstack/votes-${kind}`, async (stage) => {
      const waiting = await queueUp(stage, 9);
      await stage.start().catch(() => undefined);
      const end = failingVotes({ kind });
      for (let more = 0; more < 9; more += 1) waiting.push(await uploadWork(stage, "waiting"));
      for (let round = 0; round < 4; round += 1) await stage.slots("tick");
      end();
      await ticksUntilQuiet(stage);
      await expectHeldOnce(stage, waiting);
    });
  },
  5 * minute,
);

test.each(["rows-missing", "rows-doubled"] as const)(
  "%s in every listing of several pages: what is read is held once, and in the end all is",
  async (kind) => {
    await inStage(`openstack/${kind}`, async (stage) => {
      await queueUp(stage, 510, () => "Mend a thing\n\nCloses-Bug: #1234567\n");
      const waiting: number[] = [];
      for (let made = 0; made < 12; made += 1) waiting.push(await uploadWork(stage, "waiting"));
      await stage.approveFirst();
      const end = server.sandbox.faults.add({
        fault: { kind },
        account: people.bot.username,
        path: /\/changes\/\?.*(status%3Aopen|after)/,
        every: 2,
      });
      for (let round = 0; round < 3; round += 1) {
        const { code, errors } = await stage.slots("tick");
        expect({ code: code === 0 || code === 3, errors }).toMatchObject({ code: true });
      }
      end();
      await stage.slots("sync");
      await ticksUntilQuiet(stage);
      await expectHeldOnce(stage, waiting);
    });
  },
  10 * minute,
);

test(
  "a clock a day ahead, and then set right again: nothing new is overlooked",
  async () => {
    await inStage("openstack/clock", async (stage) => {
      const end = server.sandbox.faults.add({
        fault: { kind: "clock-off", milliseconds: 24 * 60 * minute },
      });
      const waiting = await queueUp(stage, 3);
      await stage.start();
      waiting.push(await uploadWork(stage, "waiting"));
      await ticksUntilQuiet(stage);
      await expectHeldOnce(stage, waiting);

      end();
      waiting.push(await uploadWork(stage, "waiting"));

      await ticksUntilQuiet(stage);
      await expectHeldOnce(stage, waiting);
    });
  },
  5 * minute,
);

type Problem = { readonly key: string; readonly remedy: string; readonly since: string };
type PlayedStage = Stage & { readonly approveFirst: () => Promise<void> };

async function inStage(repository: string, play: (stage: PlayedStage) => Promise<void>) {
  server.sandbox.faults.clear();
  const stage = await openStage(server, people, { repository });
  const approveFirst = async () => {
    const { id } = await stage.ask<{ id: string }>("plan");
    await stage.ask("approve", id);
  };
  try {
    await play({ ...stage, approveFirst });
  } finally {
    await stage.close();
  }
}

function failingVotes(fault: Fault): () => void {
  const ends = [1, 2].map(() =>
    server.sandbox.faults.add({
      fault,
      account: people.bot.username,
      method: "POST",
      path: /\/review$/,
      every: 2,
    }),
  );
  return () => {
    for (const end of ends) end();
  };
}

const writesOfBot = () =>
  server.sandbox.log.filter(({ account, isWrite }) => isWrite && account === people.bot.username)
    .length;
