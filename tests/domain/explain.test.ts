import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { keyOf } from "#lib/domain/blueprint.ts";
import type { Change, SeenChange } from "#lib/domain/change.ts";
import { decide } from "#lib/domain/decision.ts";
import { type Step, type Win, whatWouldWin } from "#lib/domain/explain.ts";
import { winSentence } from "#lib/domain/explain-words.ts";
import { inReadyCommand } from "#lib/domain/wording.ts";
import { standingsIn, survey, type World } from "#lib/domain/world.ts";
import {
  blueprint,
  change,
  changeFor,
  daysAgo,
  followed,
  noApprovals,
  pages,
  people,
  tenure,
  vote,
  world,
} from "#tests/support/world.ts";
import { worlds } from "#tests/support/worlds.ts";

/** Hundreds of worlds take a second, and several on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

/** What one person's deed makes of the world. */
function done(before: World, name: string, step: Step): World {
  switch (step.kind) {
    case "repair":
      return step.missing.reduce(
        (now, one) => ("changes" in one ? mend(now, one.changes) : push(now, name)),
        before,
      );
    case "declare":
      return {
        ...before,
        blueprints: before.blueprints.map((one) =>
          one.name === name
            ? { ...one, declaredAt: before.now, releasedAt: null, bumped: null, awayUntil: null }
            : one,
        ),
      };
    case "rank":
      return { ...before, blueprints: moved(before, name, step.to) };
    case "slots":
      return withSlots(before, step.count);
  }
}

function mend(before: World, numbers: readonly number[]): World {
  const mended = (one: SeenChange): SeenChange => ({
    ...one,
    isWip: false,
    isMergeable: true,
    votes: one.votes.filter(
      ({ label, value }) => value > 0 || (label !== "Workflow" && label !== "Verified"),
    ),
  });
  const changes = before.changes.map((one) =>
    numbers.includes(one.change.number) ? { ...one, change: mended(one.change) } : one,
  );
  return { ...before, changes };
}

function push(before: World, name: string): World {
  const pushed = followed(change(900, { topic: `bp/${name}` }));
  return { ...before, changes: [...before.changes, pushed] };
}

function moved({ blueprints }: World, name: string, to: number) {
  const order = blueprints.toSorted((a, b) => a.rank - b.rank);
  const others = order.filter((one) => one.name !== name);
  const own = order.filter((one) => one.name === name);
  return others.toSpliced(to - 1, 0, ...own).map((one, index) => ({ ...one, rank: index + 1 }));
}

const withSlots = (before: World, count: number): World => ({
  ...before,
  policy: { ...before.policy, values: { ...before.policy.values, "slots.count": count } },
});

const changed = (before: World, name: string, steps: readonly Step[]) =>
  steps.reduce((now, step) => done(now, name, step), before);

/** Whether the blueprint enters in a pass over this world in which the holder of that number leaves. */
function enters(now: World, name: string, vacant: number | null = null): boolean {
  const leaving = now.tenures
    .filter(({ number }) => number === vacant)
    .map((one) => ({ tenure: one, freed: { code: "landed" } as const }));
  const { entries } = decide(now, survey(now), leaving, noApprovals, new Map(), { pages });
  return entries.some((entry) => entry.blueprint === keyOf(name));
}

const vacancyOf = ({ when }: Win) => (when.kind === "slot-frees" ? when.slot : null);

/** Checks what would win a slot for every blueprint that stands in line, in many worlds. */
function forEveryWin(check: (before: World, name: string, win: Win) => void): void {
  const inWorld = (before: World) => {
    for (const { name } of before.blueprints) {
      const win = whatWouldWin(before, survey(before), name);
      if (win !== null) check(before, name, win);
    }
  };
  fc.assert(fc.property(worlds(), inWorld), { numRuns: 250 });
}

describe("the named change wins the slot", () => {
  test("whatever it is, in any world", () => {
    forEveryWin((before, name, win) => {
      expect(enters(changed(before, name, win.steps), name, vacancyOf(win))).toBe(true);
    });
  });

  test("and there is one exactly for what stands in line", () => {
    const inWorld = (before: World) => {
      const standings = standingsIn(before, survey(before));
      for (const { name } of before.blueprints) {
        const isInLine = standings.get(keyOf(name))?.kind === "in-line";
        expect(whatWouldWin(before, survey(before), name) !== null).toBe(isInLine);
      }
    };
    fc.assert(fc.property(worlds(), inWorld), { numRuns: 200 });
  });
});

describe("nothing smaller would have done", () => {
  test("no step of it can be left out", () => {
    forEveryWin((before, name, win) => {
      for (const left of win.steps) {
        const rest = win.steps.filter((step) => step !== left);
        expect(enters(changed(before, name, rest), name, vacancyOf(win))).toBe(false);
      }
    });
  });

  test("no lower place wins than the one it names, and no smaller number of slots", () => {
    forEveryWin((before, name, win) => {
      for (const steps of win.steps.flatMap((step) => withLess(win, step, before, name))) {
        expect(enters(changed(before, name, steps), name, vacancyOf(win))).toBe(false);
      }
    });
  });

  test("a vacancy is named only where no rank wins in the next pass, and the lowest that would be won", () => {
    forEveryWin((before, name, { steps, when }) => {
      if (when.kind === "next-pass") return;
      const now = changed(before, name, steps);
      expect(enters({ ...now, blueprints: moved(now, name, 1) }, name)).toBe(false);
      for (const { number } of before.tenures) {
        if (number < when.slot) expect(isWonBy(before, name, steps, number)).toBe(false);
      }
    });
  });

  test("more slots are asked for only where no vacancy would be won from the first place", () => {
    forEveryWin((before, name, { steps }) => {
      if (!steps.some(({ kind }) => kind === "slots")) return;
      const own = steps.filter(({ kind }) => kind !== "slots" && kind !== "rank");
      const first = changed(before, name, [...own, { kind: "rank", to: 1, above: "" }]);
      for (const number of [null, ...before.tenures.map((one) => one.number)]) {
        expect(enters(first, name, number)).toBe(false);
      }
    });
  });

  test("a move beside more slots is asked for only where no number of slots alone would do", () => {
    forEveryWin((before, name, { steps }) => {
      const kinds = steps.map(({ kind }) => kind);
      if (!kinds.includes("slots") || !kinds.includes("rank")) return;
      const own = steps.filter(({ kind }) => kind !== "slots" && kind !== "rank");
      expect(enters(changed(before, name, [...own, { kind: "slots", count: 500 }]), name)).toBe(
        false,
      );
    });
  });
});

/** Whether this vacancy would be won with as many steps, the rank being free to choose. */
function isWonBy(before: World, name: string, steps: readonly Step[], slot: number): boolean {
  const hasRank = steps.some(({ kind }) => kind === "rank");
  const now = changed(before, name, steps);
  return enters(hasRank ? { ...now, blueprints: moved(now, name, 1) } : now, name, slot);
}

/** The same steps with a smaller one in the place of this, every one there is. */
function withLess(win: Win, step: Step, before: World, name: string): Step[][] {
  const rest = win.steps.filter((other) => other !== step);
  return smallerThan(step, before, name).map((less) => [...rest, less]);
}

function smallerThan(step: Step, before: World, name: string): Step[] {
  const between = (low: number, high: number) =>
    Array.from({ length: Math.max(0, high - low - 1) }, (_, index) => low + 1 + index);
  if (step.kind === "slots") {
    const { "slots.count": count } = before.policy.values;
    return between(count, step.count).map((less) => ({ kind: "slots", count: less }));
  }
  if (step.kind !== "rank") return [];
  const rank = before.blueprints.find((one) => one.name === name)?.rank ?? 0;
  return between(step.to, rank).map((to) => ({ kind: "rank", to, above: "" }));
}

describe("in words", () => {
  const first = blueprint("first", 1);
  const second = blueprint("second", 2);
  const refactor = blueprint("refactor", 3, { kind: "debt" });
  const third = blueprint("third", 4);
  const inUse = (more: Partial<Change> = {}, policy = {}) =>
    world({
      policy: { "slots.count": 2, "slots.debt": 1, ...policy },
      blueprints: [first, second, refactor, third],
      tenures: [tenure(first, 1), tenure(refactor, 2)],
      changes: [
        followed(changeFor("first", 1)),
        followed(changeFor("second", 2)),
        followed(changeFor("refactor", 3)),
        followed(changeFor("third", 4, more)),
      ],
    });
  const say = (now: World, name: string) => {
    const win = whatWouldWin(now, survey(now), name);
    return win && winSentence(win);
  };

  test("a ready blueprint at the head of the line waits for the first slot of its kind", () => {
    expect(say(inUse(), "second")).toBe(
      "Nothing is missing: it gets a slot as soon as one that it may have falls free; slot 1 would do.",
    );
  });

  test("the author's repair comes first, a place in the order after it", () => {
    const now = inUse({ votes: [vote(people.zuul, "Verified", -1)], isMergeable: false });
    expect(say(now, "third")).toBe(
      "Rebase change 4; it conflicts with its branch. Mend CI on change 4. Move it up to rank 2, above second. Then it gets a slot as soon as one that it may have falls free; slot 1 would do.",
    );
  });

  test("work in progress that would fail its checks is told both at once", () => {
    const now = inUse({ isWip: true, votes: [vote(people.zuul, "Verified", -1)] });
    const alone = { ...now, tenures: [], blueprints: [refactor, third] };
    expect(say(alone, "third")).toMatch(
      /^Take change 4 out of work in progress. Mend CI on change 4. Then it gets a slot in the next pass.$/,
    );
  });

  test("a released blueprint comes back by a person's word, in any case of its name", () => {
    const released = { ...third, rank: 1, releasedAt: daysAgo(1) };
    const now = { ...inUse(), tenures: [], blueprints: [released] };
    expect(say(now, "THIRD")).toBe(
      "Say that the blueprint is ready again, with “Ready…” on its page. Then it gets a slot in the next pass.",
    );
    expect(inReadyCommand(say(now, "third") ?? "", "third")).toBe(
      'Say that the blueprint is ready again, with slots ready third --reason "…". Then it gets a slot in the next pass.',
    );
  });

  test("where every slot is closing only a higher number helps", () => {
    const now = inUse({}, { "slots.count": 1, "slots.debt": 0 });
    expect(say(now, "second")).toBe(
      "Raise the number of slots to 3. Then it gets a slot in the next pass.",
    );
  });

  test("who has a slot, is finished or unknown is told nothing", () => {
    expect(say(inUse(), "first")).toBeNull();
    expect(say(inUse(), "nobody-knows-it")).toBeNull();
    const finished = { ...inUse(), blueprints: [{ ...third, state: "done" as const }] };
    expect(say(finished, "third")).toBeNull();
  });

  test("a change mended for two blueprints makes both ready, and the higher ranked one is passed", () => {
    const both = change(9, {
      isMergeable: false,
      message: "Work\n\nImplements: blueprint second\nImplements: blueprint third\n",
    });
    const now = world({
      policy: { "slots.count": 1, "slots.debt": 0 },
      blueprints: [blueprint("second", 1), blueprint("third", 2)],
      changes: [followed(both)],
    });
    expect(say(now, "third")).toBe(
      "Rebase change 9; it conflicts with its branch. Move it up to rank 1, above second. Then it gets a slot in the next pass.",
    );
  });
});
