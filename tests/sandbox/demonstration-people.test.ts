import { expect, test } from "vitest";
import { bot } from "#lib/sandbox/demonstration/cast.ts";
import { demonstrationCompany } from "#lib/sandbox/demonstration/demonstration-company.ts";
import { demonstrationState } from "#lib/sandbox/demonstration/demonstration-state.ts";
import { companyAt } from "#lib/sandbox/demonstration/people/people.ts";
import { graveObjections } from "#lib/sandbox/demonstration/people/words.ts";
import type { Sandbox } from "#lib/sandbox/server.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";

const seconds = 1_000;
const minutes = 60 * seconds;
const days = 24 * 60 * minutes;
const patience = 3 * minutes;
const beginning = new Date("2026-03-01T12:00:00Z").getTime();

/** A server with the demonstration's backlog, a clock that the test moves, and people who look when they are told. */
async function village({ seed = 2014, isForgetful = false } = {}) {
  const clock = { at: beginning };
  const now = () => new Date(clock.at);
  const server = await startSandboxServer({ fresh: demonstrationState, now });
  const { sandbox } = server;
  await deal(server, 0);
  const arrive = () => companyAt({ ...demonstrationCompany(seed), url: server.url, speed: 1, now });
  let look = arrive();
  return {
    sandbox,
    deal: (round: number) => deal(server, round),
    lookEvery: async (pause: number, until: number) => {
      for (; clock.at < beginning + until; clock.at += pause) {
        if (isForgetful) look = arrive();
        await look();
      }
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

/**
 * The bot's vote on all work of every third blueprint, another third each time, and none on the rest: nobody but the service
 * knows which it would hold.
 */
async function deal(
  { sandbox, request }: Awaited<ReturnType<typeof startSandboxServer>>,
  round: number,
) {
  for (const { number, topic, patchSets, status } of sandbox.state.changes.values()) {
    const named = /\b(?:blueprint|bp)[: /]+([a-z0-9-]+)$/im.exec(patchSets.at(-1)?.message ?? "");
    const blueprint = named?.[1] ?? topic?.replace(/^.*\//, "") ?? "";
    if (blueprint === "" || status !== "NEW") continue;
    const body = { labels: { "Code-Review": (blueprint.length + round) % 3 === 0 ? -2 : 0 } };
    const path = `changes/${number}/revisions/current/review`;
    await request({ ...bot, accountId: 0 }, "POST", path, body);
  }
}

/** Open changes whose last word is an objection after which authors are silent. */
const silentIn = ({ state }: Sandbox) =>
  [...state.changes.values()]
    .filter(({ status, messages }) => {
      const last = messages.at(-1)?.text ?? "";
      return status === "NEW" && graveObjections.some((words) => last.includes(words));
    })
    .map(({ number }) => number);

const deeds = ({ log }: Sandbox) =>
  log
    .filter(({ account, isWrite }) => isWrite && account !== bot.username)
    .map(({ at, account, path, body, status }) => ({ at, account, path, body, status }));

test(
  "the same seed has people do the same, another seed something else",
  async () => {
    await using one = await village();
    await using same = await village();
    await using other = await village({ seed: 7 });

    for (const each of [one, same, other]) await each.lookEvery(5 * seconds, 4 * minutes);

    expect(deeds(one.sandbox).length).toBeGreaterThan(30);
    expect(deeds(same.sandbox)).toEqual(deeds(one.sandbox));
    expect(deeds(other.sandbox)).not.toEqual(deeds(one.sandbox));
  },
  patience,
);

test(
  "people who forget all between two looks do the same: what they know is what the server shows",
  async () => {
    await using one = await village();
    await using forgetful = await village({ isForgetful: true });

    for (const each of [one, forgetful]) await each.lookEvery(5 * seconds, 2 * minutes);

    expect(deeds(forgetful.sandbox)).toEqual(deeds(one.sandbox));
  },
  patience,
);

test(
  "their work in a minute is bounded, nearly all of it is granted, and everybody has a part in it",
  async () => {
    await using town = await village();
    const before = town.sandbox.log.length;

    await town.lookEvery(5 * seconds, 20 * minutes);

    const asked = town.sandbox.log.slice(before);
    const inMinute = new Map<string, number>();
    for (const { at } of asked) {
      const minute = at.slice(0, 16);
      inMinute.set(minute, (inMinute.get(minute) ?? 0) + 1);
    }
    expect(Math.max(...inMinute.values())).toBeLessThan(90);
    expect(asked.filter(({ status }) => status >= 500)).toEqual([]);
    expect(asked.filter(({ status }) => status >= 400).length).toBeLessThan(asked.length / 50);
    expect(new Set(deeds(town.sandbox).map(({ account }) => account)).size).toBeGreaterThan(25);
  },
  patience,
);

test(
  "in a week nothing runs dry and nothing grows without bound",
  async () => {
    await using town = await village();
    const size = () => JSON.stringify([...town.sandbox.state.changes.values()]).length;
    const atFirst = { size: size(), last: town.sandbox.state.lastChange };

    for (let half = 1; half <= 14; half++) {
      await town.lookEvery(6 * minutes, (half / 2) * days);
      await town.deal(half);
    }

    const changes = [...town.sandbox.state.changes.values()];
    const open = changes.filter(({ status }) => status === "NEW");
    expect(town.sandbox.state.lastChange - atFirst.last).toBeGreaterThan(50);
    expect(open.length).toBeGreaterThan(150);
    expect(open.length).toBeLessThan(300);
    expect(changes.length - open.length).toBeLessThan(150);
    expect(size()).toBeLessThan(3 * atFirst.size);
    const lately = deeds(town.sandbox).filter(({ at }) => Date.parse(at) > beginning + 6.9 * days);
    expect(lately.length).toBeGreaterThan(20);
  },
  patience,
);

test(
  "once too many changes are closed the server forgets the oldest, and then no more for a while",
  async () => {
    await using town = await village();
    const { changes } = town.sandbox.state;
    for (const change of [...changes.values()].slice(0, 125)) change.status = "ABANDONED";

    await town.lookEvery(5 * seconds, 2 * minutes);

    const closed = [...changes.values()].filter(({ status }) => status !== "NEW");
    expect(closed.length).toBeGreaterThanOrEqual(60);
    expect(closed.length).toBeLessThan(70);
    expect(deeds(town.sandbox).filter(({ path }) => path.endsWith("forget"))).toHaveLength(1);
  },
  patience,
);

test(
  "who was silent comes back and work goes on when the bot was stopped meanwhile",
  async () => {
    await using town = await village();
    await town.lookEvery(5 * seconds, 2 * minutes);
    const silent = silentIn(town.sandbox);
    for (const change of town.sandbox.state.changes.values()) {
      for (const patchSet of change.patchSets) {
        patchSet.votes = patchSet.votes.filter(({ value }) => value !== -2);
      }
    }

    await town.lookEvery(5 * seconds, 14 * minutes);

    expect(silent.length).toBeGreaterThan(0);
    expect(silentIn(town.sandbox).filter((number) => silent.includes(number))).toEqual([]);
  },
  patience,
);

test("only an administrator makes the server forget, and of closed changes the newest stay", async () => {
  const server = await startSandboxServer({ fresh: demonstrationState });
  try {
    const { admin, sandbox } = server;
    const jay = { accountId: 0, username: "brass-kettle", password: "brass-kettle-secret" };
    for (const number of [3, 5, 8])
      await server.request(admin, "POST", `changes/${number}/abandon`);

    const byJay = await server.request(jay, "POST", "sandbox/forget", { keep: 0 });
    await server.request(admin, "POST", "sandbox/forget", { keep: 1 });

    expect(byJay.status).toBe(403);
    expect([3, 5, 8].filter((number) => sandbox.state.changes.has(number))).toEqual([8]);
    expect(sandbox.state.changes.has(4)).toBe(true);
  } finally {
    await server.stop();
  }
});
