import { expect, test } from "vitest";
import type { WantedPlace } from "#lib/domain/command.ts";
import { movedIn } from "#lib/domain/ranking.ts";
import { carryOut } from "#lib/flow/carry-out.ts";
import { orderSince } from "#lib/flow/order-since.ts";
import { actorWith } from "#tests/support/deciders.ts";
import { type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";

const rounds = 300;
const names = Array.from({ length: 40 }, (_, index) => `bp-${index}`);

test("cores who rank at once keep one order: nothing is lost, and every move is in the history", async () => {
  await using nova = await decidingProject();
  await nova.know(...names);
  const cores = ["ana", "ben", "chi"].map((who, place) => rankAgainAndAgain(nova, who, place + 1));

  const tallies = await Promise.all(cores);

  const done = sum(tallies.map((one) => one.done));
  const conflicts = sum(tallies.map((one) => one.conflicts));
  expect(done).toBe(cores.length * rounds);
  expect(conflicts).toBeGreaterThan(0);
  const order = await nova.order();
  expect(order.toSorted()).toEqual(names.toSorted());
  expect(await retold(nova)).toEqual(order);
}, 120_000);

type Tally = { readonly done: number; readonly conflicts: number };

/** Each looks at the order, wants a move, and where another was quicker looks again and moves again. */
async function rankAgainAndAgain(nova: DecidingProject, who: string, seed: number): Promise<Tally> {
  const decider = { actor: { ...actorWith("core"), who }, reason: null };
  const dice = rolling(seed);
  let { order: seen } = await orderSince(nova.needs, nova.project, 0);
  let [done, conflicts] = [0, 0];
  while (done < rounds) {
    const blueprints = [names[dice(names.length)] ?? ""];
    const command = { kind: "rank", blueprints, place: placeFor(dice, blueprints), seen } as const;
    const answer = await carryOut(nova.needs, nova.project, command, decider);
    if (answer.kind === "refused") {
      expect(answer.code).toBe("order-moved");
      conflicts += 1;
      ({ order: seen } = await orderSince(nova.needs, nova.project, seen));
    } else {
      seen = answer.order ?? seen;
      done += 1;
    }
  }
  return { done, conflicts };
}

function placeFor(dice: (sides: number) => number, moving: readonly string[]): WantedPlace {
  const beside = names.filter((name) => !moving.includes(name))[dice(names.length - 1)] ?? "";
  const places: readonly WantedPlace[] = [
    { kind: "top" },
    { kind: "bottom" },
    { kind: "rank", rank: 1 + dice(names.length) },
    { kind: "before", beside },
    { kind: "after", beside },
  ];
  return places[dice(places.length)] ?? { kind: "top" };
}

/** Numbers that look like chance, and are the same in every run. */
function rolling(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** The order as the history alone tells it. */
async function retold({ store }: DecidingProject): Promise<readonly string[]> {
  const rows = await store.history.list("nova", { kind: "rank", limit: 10_000 });
  const order = [...names];
  for (const { blueprint, facts } of rows.toReversed()) {
    const places = movedIn(facts);
    if (blueprint === null || places === null) continue;
    expect(order[places.from - 1]).toBe(blueprint);
    order.splice(places.from - 1, 1);
    order.splice(places.to - 1, 0, blueprint);
  }
  return order;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
