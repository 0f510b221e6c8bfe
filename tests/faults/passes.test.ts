import { expect, test } from "vitest";
import type { Fault } from "#lib/sandbox/faults.ts";
import { botMessages, expectNoVoteTwice, heldAmong } from "#tests/support/bot-traces.ts";
import { createChange } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const policy = { "slots.count": "1", "slots.debt": "0" };

test.each([
  "too-many",
  "unavailable",
  "lock-failure",
  "login-page",
  "truncated",
  "broken-off",
  "reset",
  "done-then-reset",
] as const)(
  "%s for every other vote: none is doubled, none is missing",
  async (kind) => {
    await using stage = await passingProject(policy);
    const waiting = await queueUp(stage, 12);
    await stage.start();
    const end = failing(stage, { kind }, { method: "POST", path: /\/review$/, every: 2 });

    for (let round = 0; round < 4; round += 1) await stage.pass();
    const befallen = stage.server.sandbox.log.filter(({ fault }) => fault === kind).length;
    end();
    await passUntilQuiet(stage);

    expect(befallen).toBeGreaterThan(3);
    await expectHeldOnce(stage, waiting);
  },
  5 * minute,
);

test.each(["rows-missing", "rows-doubled"] as const)(
  "%s in every other page of a long listing: it is refused or nothing is lost, and in the end all is held once",
  async (kind) => {
    await using stage = await passingProject(policy);
    for (let made = 0; made < 505; made += 1) await upload(stage, "Mend a thing\n\nCloses-Bug: #7");
    const waiting = await queueUp(stage, 6);
    await stage.start();
    for (let more = 0; more < 6; more += 1) waiting.push(await upload(stage, work("waiting")));
    const path = /\/changes\/\?.*(status%3Aopen|after)/;
    const end = failing(stage, { kind }, { path, every: 2 });

    for (let round = 0; round < 3; round += 1) {
      stage.later(7 * 60 * minute);
      const { complete, actions } = await stage.pass();
      if (!complete) expect(actions).toEqual([]);
    }
    end();
    stage.later(7 * 60 * minute);
    await passUntilQuiet(stage);

    expect(stage.server.sandbox.log.some(({ fault }) => fault === kind)).toBe(true);
    const known = await stage.needs.database.store.changes.versions("sandbox");
    expect([...known.values()].filter(({ status }) => status !== "NEW")).toEqual([]);
    await expectHeldOnce(stage, waiting);
  },
  5 * minute,
);

test.each([
  ["ahead", day],
  ["behind", -day],
] as const)(
  "a server whose clock is a day %s, and then set right: nothing that happens is overlooked",
  async (_where, milliseconds) => {
    await using stage = await passingProject(policy);
    const end = failing(stage, { kind: "clock-off", milliseconds }, {});
    everybodys(stage, milliseconds);
    const waiting = await queueUp(stage, 2);
    await stage.start();
    await stage.pass();
    waiting.push(await upload(stage, work("waiting")));
    await passUntilQuiet(stage);
    await expectHeldOnce(stage, waiting);

    end();
    stage.server.sandbox.faults.clear();
    waiting.push(await upload(stage, work("waiting")));
    await passUntilQuiet(stage);
    await expectHeldOnce(stage, waiting);
  },
  5 * minute,
);

const work = (blueprint: string) => `Work on ${blueprint}\n\nBlueprint: ${blueprint}`;

const upload = ({ server, nova }: PassingProject, message: string) =>
  createChange(server, nova.authors[0], { repository: nova.repository, message });

/** `in-slot` takes the only slot; `count` changes of `waiting` wait. */
async function queueUp(stage: PassingProject, count: number): Promise<number[]> {
  await upload(stage, work("in-slot"));
  const waiting: number[] = [];
  for (let made = 0; made < count; made += 1) waiting.push(await upload(stage, work("waiting")));
  await stage.know([{ name: "in-slot" }, { name: "waiting" }]);
  return waiting;
}

/** Befalls the bot. */
const failing = (
  { server, nova }: PassingProject,
  fault: Fault,
  which: { readonly method?: string; readonly path?: RegExp; readonly every?: number },
) => server.sandbox.faults.add({ fault, account: nova.bot.username, ...which });

/** People's clocks are the server's. */
function everybodys({ server }: PassingProject, milliseconds: number): void {
  server.sandbox.faults.add({ fault: { kind: "clock-off", milliseconds } });
}

async function passUntilQuiet(stage: PassingProject): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    const { complete, actions } = await stage.pass();
    if (complete && actions.length === 0) return;
  }
  throw new Error("passes go on doing something");
}

async function expectHeldOnce(stage: PassingProject, numbers: readonly number[]): Promise<void> {
  const scene = { server: stage.server, people: stage.nova };
  expect(await heldAmong(scene, numbers)).toEqual(numbers);
  for (const number of numbers) {
    expect({ number, said: await botMessages(scene, number) }).toMatchObject({
      number,
      said: { length: 1 },
    });
    await expectNoVoteTwice(scene, number);
  }
}
