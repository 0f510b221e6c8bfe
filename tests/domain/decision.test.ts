import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { placeKey } from "#lib/domain/blocked.ts";
import { pairKey } from "#lib/domain/brake.ts";
import { type Decision, decide } from "#lib/domain/decision.ts";
import { watchSlots } from "#lib/domain/watching.ts";
import { survey } from "#lib/domain/world.ts";
import { applied, approving, pass, slotsOf, withSent } from "#tests/support/apply-decision.ts";
import {
  blueprint,
  botVote,
  change,
  changeFor,
  daysAgo,
  followed,
  noApprovals,
  pages,
  people,
  tenure,
  vote,
  voteHold,
  world,
} from "#tests/support/world.ts";
import { worlds } from "#tests/support/worlds.ts";

/** Hundreds of worlds take a second, and several on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const sent = ({ sends }: Decision) =>
  sends.map(({ kind, judged }) => `${kind} ${judged.followed.change.number}`);

describe("a second pass over the outcome plans nothing", () => {
  test.each(["vote", "comment"] as const)("in mode %s, in any world", (mode) => {
    fc.assert(
      fc.property(worlds({ mode }), (before) => {
        const first = pass(before);
        const second = pass(applied(before, first), withSent(noApprovals, first));
        expect(second.leaving).toEqual([]);
        expect(second.entries).toEqual([]);
        expect(sent(second)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("also once a person has approved everything that waited", () => {
    fc.assert(
      fc.property(worlds(), (before) => {
        const approvals = approving(pass(before));
        const first = pass(before, approvals);
        expect(first.waiting).toEqual([]);
        expect(sent(pass(applied(before, first), withSent(approvals, first)))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe("observe mode", () => {
  test("sends nothing in any world and says what it would have sent", () => {
    fc.assert(
      fc.property(worlds({ mode: "observe" }), (before) => {
        const decision = pass(before);
        expect(decision.sends).toEqual([]);
        expect(decision.waiting).toEqual([]);
        expect(decision.refused.every(({ why }) => why === "observe")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("refuses the hold that a waiting change should have", () => {
    const before = world({
      policy: { "hold.mode": "observe", "slots.count": 1, "slots.debt": 0 },
      blueprints: [blueprint("first", 1), blueprint("second", 2)],
      changes: [followed(changeFor("first", 1)), followed(changeFor("second", 2))],
    });
    expect(pass(before).refused).toMatchObject([{ why: "observe", step: { kind: "hold" } }]);
  });
});

describe("one pass", () => {
  const inside = blueprint("inside", 1);
  const next = blueprint("next", 2);
  const last = blueprint("last", 3);
  const landing = world({
    policy: { "slots.count": 1, "slots.debt": 0 },
    blueprints: [inside, next, last],
    tenures: [tenure(inside, 1)],
    changes: [
      followed(changeFor("inside", 1, { status: "MERGED", submittedAt: daysAgo(1) })),
      followed(changeFor("next", 3, { votes: [botVote] }), { hold: voteHold() }),
      followed(changeFor("last", 2)),
    ],
  });

  test("fills the slot that fell free in it, and lifts before it holds", () => {
    const decision = pass(landing);
    expect(decision.leaving).toMatchObject([{ freed: { code: "landed" } }]);
    expect(decision.entries).toEqual([{ blueprint: "next", kind: "feature", number: 1 }]);
    expect(sent(decision)).toEqual(["lift 3", "hold 2"]);
  });

  test("lets a blueprint that left its slot back in at the next pass, not in this one", () => {
    const ready = world({
      ...landing,
      policy: landing.policy.values,
      changes: [followed(changeFor("inside", 1)), followed(changeFor("last", 2))],
    });
    const [holder] = ready.tenures;
    const freed = { code: "empty", since: ready.now } as const;
    const leaving = holder ? [{ tenure: holder, freed }] : [];
    const first = decide(ready, survey(ready), leaving, noApprovals, new Map(), { pages });
    expect(first.entries.map((entry) => entry.blueprint)).toEqual(["last"]);
    const emptied = applied(ready, { ...first, entries: [] });
    expect([...slotsOf(emptied)]).toEqual([]);
    expect(pass(emptied).entries.map((entry) => entry.blueprint)).toEqual(["inside"]);
  });

  test("sends lifts, then holds, then warnings, each by change number, in any world", () => {
    fc.assert(
      fc.property(worlds(), (before) => {
        const { sends } = pass(before);
        const groupOf = ({ kind }: (typeof sends)[number]) =>
          kind === "lift" ? 0 : kind === "warn" ? 2 : 1;
        const numberOf = ({ judged }: (typeof sends)[number]) => judged.followed.change.number;
        const ordered = sends.toSorted(
          (a, b) => groupOf(a) - groupOf(b) || numberOf(a) - numberOf(b),
        );
        expect(sends.map(numberOf)).toEqual(ordered.map(numberOf));
      }),
      { numRuns: 300 },
    );
  });

  test("never holds a change with a slot, or one that is not open", () => {
    fc.assert(
      fc.property(worlds(), (before) => {
        for (const { kind, judged } of pass(before).sends) {
          if (kind !== "hold" && kind !== "restore") continue;
          expect(judged.followed.change.status).toBe("NEW");
          expect(judged.verdict.code).not.toBe("in-slot");
        }
      }),
      { numRuns: 300 },
    );
  });

  test("names what the server refused for good, and goes on with the rest", () => {
    const blocked = new Map([[placeKey("openstack/nova", "master"), "The bot may not vote here."]]);
    const surveyed = survey(landing);
    const { leaving } = watchSlots(landing, surveyed);
    const decision = decide(landing, surveyed, leaving, noApprovals, blocked, { pages });
    expect(decision.refused).toMatchObject([
      { why: "blocked", step: { kind: "hold" }, text: "The bot may not vote here." },
    ]);
    expect(sent(decision)).toEqual(["lift 3"]);
  });
});

describe("votes on the server", () => {
  const line = [blueprint("first", 1, { approvedAt: daysAgo(9) }), blueprint("waiting", 2)];
  const waiting = (one: ReturnType<typeof followed>, policy = {}) =>
    world({
      policy: { "slots.count": 1, "slots.debt": 0, ...policy },
      blueprints: line,
      tenures: line.slice(0, 1).map((of) => tenure(of, 1)),
      changes: [followed(changeFor("first", 1)), one],
    });
  const told = [{ state: "waiting#0", isFull: true }];

  test("a vote of ours that we did not know of is adopted without a word", () => {
    const decision = pass(waiting(followed(changeFor("waiting", 2, { votes: [botVote] }))));
    expect(decision.steps.map(({ kind }) => kind)).toEqual(["adopt"]);
    expect(decision.sends).toEqual([]);
  });

  test("a lost vote is put back without a word, once on a patch set", () => {
    const lost = followed(changeFor("waiting", 2, { patchSet: 2 }), { hold: voteHold(), told });
    const first = pass(waiting(lost));
    expect(first.sends).toMatchObject([{ kind: "restore", text: null }]);
    const again = { ...lost, hold: voteHold({ restoredOn: 2 }) };
    expect(pass(waiting(again)).steps.map(({ kind }) => kind)).toEqual(["lost"]);
    expect(pass(waiting(again)).sends).toEqual([]);
    const rebased = { ...again, change: { ...again.change, patchSet: 3 } };
    expect(pass(waiting(rebased)).sends).toMatchObject([{ kind: "restore", text: null }]);
  });

  test("a person's vote of the same size is not taken for ours", () => {
    const votes = [vote(people.bob, "Code-Review", -2)];
    expect(sent(pass(waiting(followed(changeFor("waiting", 2, { votes })))))).toEqual(["hold 2"]);
  });

  test("work in progress keeps a hold and gets no new one, silently", () => {
    const held = followed(changeFor("waiting", 2, { isWip: true, votes: [botVote] }), {
      hold: voteHold(),
    });
    expect(pass(waiting(held)).sends).toEqual([]);
    const fresh = followed(changeFor("waiting", 2, { isWip: true }));
    expect(pass(waiting(fresh)).steps).toEqual([]);
    expect(pass(waiting({ ...fresh, hold: voteHold() })).steps).toEqual([]);
  });

  test("what leaves our scope is lifted without a word", () => {
    const held = { votes: [botVote], isPrivate: true };
    const decision = pass(waiting(followed(changeFor("waiting", 2, held), { hold: voteHold() })));
    expect(decision.sends).toMatchObject([{ kind: "lift", text: null }]);
  });

  test("a merged change keeps its vote, for nothing can be taken off", () => {
    const merged = { votes: [botVote], status: "MERGED", submittedAt: daysAgo(1) } as const;
    const decision = pass(waiting(followed(changeFor("waiting", 2, merged), { hold: voteHold() })));
    expect(decision.sends).toEqual([]);
  });

  test("from comment to vote each vote carries the one line and counts as new for the brake", () => {
    const spoken = followed(changeFor("waiting", 2), { hold: voteHold({ form: "comment" }), told });
    const decision = pass(waiting(spoken));
    expect(decision.sends).toMatchObject([{ kind: "hold", isFull: false }]);
    expect(decision.sends[0]?.text).toMatch(/^Waiting for a review slot, .*: 1st in line/);
    const braked = pass(waiting(spoken, { "brake.newHolds": 0 }));
    expect(braked.waiting).toMatchObject([{ why: "brake" }]);
    expect(braked.sends).toEqual([]);
  });

  test("in mode comment the hold is words, and so is its lift", () => {
    const comment = { "hold.mode": "comment" } as const;
    const words = pass(waiting(followed(changeFor("waiting", 2)), comment));
    expect(words.sends).toMatchObject([{ kind: "message", words: "begin", isFull: true }]);
    const fixed = change(2, { message: "Mend it\n\nCloses-Bug: #1234567\n" });
    const off = pass(waiting(followed(fixed, { hold: voteHold({ form: "comment" }) }), comment));
    expect(off.sends).toMatchObject([{ kind: "message", words: "end" }]);
  });

  test("a hold that a plan kept back waits for a person", () => {
    const keptBack = new Set([pairKey({ change: 2, verdict: "waiting" })]);
    const decision = pass(waiting(followed(changeFor("waiting", 2))), { ...noApprovals, keptBack });
    expect(decision.waiting).toMatchObject([{ why: "kept-back" }]);
  });
});

test("the brake's share counts open changes that the project governs, and no others", () => {
  const others = Array.from({ length: 30 }, (_, index) =>
    followed(change(100 + index, { branch: "stable/icehouse" })),
  );
  const before = world({
    policy: { "brake.newHolds": 0, "brake.newHoldsShare": 0.5 },
    blueprints: [blueprint("later", 1, { approvedAt: null })],
    changes: [1, 2, 3, 4].map((number) => followed(changeFor("later", number))).concat(others),
  });
  const decision = pass(before);
  expect(sent(decision)).toEqual(["hold 1", "hold 2"]);
  expect(decision.waiting).toHaveLength(2);
});
