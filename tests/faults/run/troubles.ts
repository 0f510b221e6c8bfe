import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "#lib/sandbox/faults.ts";
import type { NetworkFault, TcpProxy } from "#tests/support/tcp-proxy.ts";
import { type Step, within } from "./plan.ts";
import type { Playground } from "./playground.ts";

type Trouble = (at: Playground, step: Step) => Promise<unknown>;

const kills: Readonly<Record<string, Trouble>> = {
  "kill a worker": (at, { draws: [which] }) => at.workers[(which ?? 0) % 2]?.kill() ?? sleep(0),
  "kill both workers": (at) => Promise.all(at.workers.map((worker) => worker.kill())),
  "kill the web": (at) => at.web.kill(),
  "kill redis": async (at, { draws: [down] }) => {
    await at.redis.kill();
    await sleep(within(500, 4_000, down));
    await at.redis.startAgain();
  },
  "empty redis": (at) => at.redis.ask((client) => client.flushall()).catch(() => undefined),
  "freeze a worker": async (at, { draws: [which] }) => {
    const worker = at.workers[(which ?? 0) % 2];
    const pid = worker?.pid();
    worker?.freeze();
    await sleep(20_000);
    if (worker?.pid() === pid) worker?.thaw();
  },
};

/** The request for a listing, and that for a vote, as they go over the wire. */
const wire = { listing: /^GET \/a\/changes\/\?/, vote: /^POST \/a\/changes\/[^ ]+\/review / };

const onWire: Readonly<Record<string, readonly ["gerrit" | "redis", NetworkFault]>> = {
  "gerrit is down": ["gerrit", { kind: "down" }],
  "gerrit is slow": ["gerrit", { kind: "latency", milliseconds: 150 }],
  "gerrit is silent": ["gerrit", { kind: "silent" }],
  "gerrit slices": ["gerrit", { kind: "slice", bytes: 7 }],
  "listings are truncated": [
    "gerrit",
    { kind: "truncate", afterBytes: 500, when: wire.listing, every: 3 },
  ],
  "votes are reset": ["gerrit", { kind: "reset", afterBytes: 0, when: wire.vote, every: 2 }],
  "redis is down": ["redis", { kind: "down" }],
  "redis is slow": ["redis", { kind: "latency", milliseconds: 80 }],
  "redis is silent": ["redis", { kind: "silent" }],
};

/** Kills, stops or empties something; it comes up again by itself. */
export async function breakProcess(at: Playground, step: Step): Promise<void> {
  await at.journal.during(step.act, () => kills[step.act]?.(at, step) ?? sleep(0));
}

/** Lets something go wrong between the service and its servers for a few seconds. */
export async function breakNetwork(at: Playground, step: Step): Promise<void> {
  const lasts = within(1_000, 7_000, step.draws[0]);
  await at.journal.during(`${step.act} for ${lasts} ms`, async () => {
    const end = begin(at, step);
    await sleep(lasts);
    end();
  });
}

function begin(at: Playground, { act, draws: [, share] }: Step): () => void {
  const found = onWire[act];
  if (found) {
    const [which, fault] = found;
    const proxy: TcpProxy = which === "gerrit" ? at.gerritProxy : at.redisProxy;
    proxy.set(fault);
    return () => proxy.set();
  }
  if (act === "events are lost and doubled") {
    at.server.sandbox.events.postTo({ url: at.hooks, lost: 0.5, doubled: 0.5, heldBack: 2_000 });
    return () => at.server.sandbox.events.postTo({ url: at.hooks });
  }
  const fault = { kind: act } as Fault;
  const chance = within(2, 10, share) / 10;
  return at.server.sandbox.faults.add({ fault, account: at.people.bot.username, chance });
}

/** Nothing goes wrong any more. */
export function endTroubles(at: Playground): void {
  at.gerritProxy.set();
  at.redisProxy.set();
  at.server.sandbox.faults.clear();
  at.server.sandbox.events.postTo({ url: at.hooks });
}
