import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reconcileChange } from "#lib/flow/reconcile-change.ts";
import { botMessages } from "#tests/support/bot-traces.ts";
import { createChange } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import type { Person } from "#tests/support/review-server.ts";
import { changeOf, votesOf } from "#tests/support/seen.ts";

const oneSlot = { "slots.count": "1", "slots.debt": "0" };
const label = "Code-Review";
const review = "revisions/current/review";

type Act = {
  readonly as: "author" | "core" | "admin";
  readonly path: string;
  readonly body: object;
  readonly method?: "PUT";
};

/** What people do to a change. Where it can't be done any more the server refuses, and nothing happens. */
const acts: Readonly<Record<string, Act>> = {
  approve: { as: "core", path: review, body: { labels: { [label]: 2 } } },
  "take the approval back": { as: "core", path: review, body: { labels: { [label]: 0 } } },
  oppose: { as: "core", path: review, body: { labels: { [label]: -1 } } },
  "take the bot's vote off": {
    as: "admin",
    path: `reviewers/slotbot/votes/${label}/delete`,
    body: {},
  },
  "name another blueprint": {
    ...{ as: "author", method: "PUT", path: "message" },
    body: { message: "Other work\n\nBlueprint: bp-3" },
  },
  topic: { as: "author", method: "PUT", path: "topic", body: { topic: "bp/bp-2" } },
  "not ready": { as: "author", path: "wip", body: {} },
  ready: { as: "author", path: "ready", body: {} },
  abandon: { as: "author", path: "abandon", body: {} },
  restore: { as: "author", path: "restore", body: {} },
};

const numbers = [1, 2, 3, 4];
/** One act, and then the changes that events tell of: perhaps not that one, perhaps others, perhaps some twice. */
const step = fc.constantFrom(...numbers).chain((number) =>
  fc.record({
    act: fc.constantFrom(...Object.keys(acts)),
    number: fc.constant(number),
    told: fc.array(fc.constantFrom(number, number, number, ...numbers, 999), { maxLength: 5 }),
  }),
);

describe("events only bring a pass's news earlier", () => {
  test("lost, doubled, late or about nothing: the bot has said and done the same in the end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
        const polled = await played(steps.map((one) => ({ ...one, told: [] })));

        expect(await played(steps)).toEqual(polled);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 300_000);
});

type Step = { readonly act: string; readonly number: number; readonly told: readonly number[] };

/** Plays the steps, each followed by its events and a pass, and gives what stands on the changes and why. */
async function played(steps: readonly Step[]) {
  const clock = { now: new Date("2026-08-01T10:00:00Z") };
  await using stage = await passingProject(oneSlot, { clock: () => clock.now });
  await prepare(stage);
  for (const { act, number, told } of steps) {
    clock.now = new Date(clock.now.getTime() + 10_000);
    await perform(stage, act, number);
    await Promise.all(told.map((one) => reconcileChange(stage.needs, one)));
    await stage.pass();
  }
  await stage.pass();
  expect((await stage.pass()).actions).toEqual([]);
  const scene = { server: stage.server, people: stage.nova };
  const rows = await stage.needs.database.store.history.list("nova", { limit: 500 });
  return {
    votes: await Promise.all(numbers.map((number) => votesOf(stage.server, number, label))),
    words: await Promise.all(numbers.map((number) => botMessages(scene, number))),
    history: rows.map(({ kind, code, change, who }) => [kind, code, change, who].join(" ")),
  };
}

async function prepare({ server, nova, know, start, pass }: PassingProject): Promise<void> {
  for (const number of numbers) {
    const message = `Work\n\nBlueprint: bp-${number}`;
    await createChange(server, nova.authors[0], { repository: nova.repository, message });
  }
  await know(["bp-1", "bp-2", "bp-3"].map((name) => ({ name })));
  await start();
  await pass();
}

async function perform({ server, nova }: PassingProject, name: string, number: number) {
  const { as, path, body, method = "POST" } = acts[name] ?? { as: "admin", path: "", body: {} };
  const { changeId } = await changeOf(server, number);
  const who: Record<Act["as"], Person> = {
    author: nova.authors[0],
    core: nova.cores[0],
    admin: server.admin,
  };
  const said = "message" in body ? { message: `${body.message}\n\nChange-Id: ${changeId}\n` } : {};
  const input = { ...body, ...said, notify: "NONE" };
  await server.request(who[as], method, `changes/${number}/${path}`, input);
}
