import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Send } from "#lib/domain/sends.ts";
import { stateOf } from "#lib/domain/speech.ts";
import type { FollowedChange, World } from "#lib/domain/world.ts";
import { applied, pass, withSent } from "#tests/support/apply-decision.ts";
import {
  blueprint,
  botVote,
  change,
  changeFor,
  exemption,
  followed,
  noApprovals,
  people,
  tenure,
  voteHold,
  world,
} from "#tests/support/world.ts";
import { worlds } from "#tests/support/worlds.ts";

/** Hundreds of worlds take a second, and several on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const holder = blueprint("holder", 1);
const plan = blueprint("plan", 2);
const other = blueprint("other", 3);

/** Every slot is taken, so that whatever names `plan` or `other` waits. */
const full = (changes: readonly FollowedChange[], more: Partial<Omit<World, "policy">> = {}) =>
  world({
    policy: { "slots.count": 1, "slots.debt": 0 },
    blueprints: [holder, plan, other],
    tenures: [tenure(holder, 1)],
    changes: [followed(changeFor("holder", 1)), ...changes],
    ...more,
  });
const bob = { owner: people.bob };
const spoken = ({ sends }: { readonly sends: readonly Send[] }) =>
  sends.map(
    ({ judged, text, isFull }) =>
      `${judged.followed.change.number} ${text === null ? "silent" : isFull ? "full" : "line"}`,
  );
const told = (isFull: boolean, state = "plan#0") => [{ state, isFull }];
const held = { hold: voteHold() };

describe("words of holds", () => {
  test("one full message per owner and blueprint, on its lowest-numbered change; a line on the others", () => {
    const changes = [
      followed(changeFor("plan", 12)),
      followed(changeFor("plan", 11)),
      followed(changeFor("plan", 13, bob)),
      followed(changeFor("other", 14)),
      followed(changeFor("other", 15)),
    ];
    expect(spoken(pass(full(changes)))).toEqual([
      "11 full",
      "12 line",
      "13 full",
      "14 full",
      "15 line",
    ]);
  });

  test("a change of several blueprints counts under the highest ranked one", () => {
    const message = "Work\n\nImplements: blueprint other\nImplements: blueprint plan\n";
    const changes = [followed(changeFor("plan", 11)), followed(change(12, { message }))];
    expect(spoken(pass(full(changes)))).toEqual(["11 full", "12 line"]);
  });

  test("changes without a blueprint count under their owner", () => {
    const unlinked = [11, 12].map((number) => followed(change(number)));
    const before = world({ policy: { "hold.unlinked": "hold" }, changes: unlinked });
    expect(spoken(pass(before))).toEqual(["11 full", "12 line"]);
  });

  test("a new change gets a line while an open one carries the full message, else the full message", () => {
    const carrier = changeFor("plan", 11, { votes: [botVote] });
    const fresh = followed(changeFor("plan", 12));
    const open = followed(carrier, { ...held, told: told(true) });
    expect(spoken(pass(full([open, fresh])))).toEqual(["12 line"]);
    const abandoned = followed(
      { ...carrier, status: "ABANDONED", votes: [] },
      { told: told(true) },
    );
    expect(spoken(pass(full([abandoned, fresh])))).toEqual(["12 full"]);
    const hidden = followed({ ...carrier, isPrivate: true, votes: [] }, { told: told(true) });
    expect(spoken(pass(full([hidden, fresh])))).toEqual(["12 full"]);
    const lineOnly = followed(carrier, { ...held, told: told(false) });
    expect(spoken(pass(full([lineOnly, fresh])))).toEqual(["12 full"]);
  });

  test("what was told in this state is held again without a word", () => {
    const back = followed(changeFor("plan", 11), { told: told(true) });
    expect(spoken(pass(full([back])))).toEqual(["11 silent"]);
  });

  test("a new stay without a slot is a new state", () => {
    const back = followed(changeFor("plan", 11), { told: told(true) });
    const again = full([back], { stays: new Map([["plan", 1]]) });
    expect(spoken(pass(again))).toEqual(["11 full"]);
  });

  test("a standing hold whose change moved to another blueprint is explained once, without a vote", () => {
    const moved = followed(changeFor("other", 11, { votes: [botVote] }), {
      ...held,
      told: told(true),
    });
    const decision = pass(full([moved]));
    expect(decision.sends).toMatchObject([{ kind: "message", words: "explain", isFull: true }]);
    expect(pass(applied(full([moved]), decision)).sends).toEqual([]);
  });
});

describe("words of lifts", () => {
  const lifted = (number: number, more = {}) =>
    followed(changeFor("plan", number, { votes: [botVote], ...more }), { ...held });
  const inSlot = (changes: readonly FollowedChange[]) =>
    full(changes, { tenures: [tenure(plan, 1)] });

  test("one full message per owner and blueprint, a line on the others", () => {
    const changes = [lifted(12), lifted(11), lifted(13, bob)];
    expect(spoken(pass(inSlot(changes))).slice(0, 3)).toEqual(["11 full", "12 line", "13 full"]);
  });

  test("another reason is another full message", () => {
    const exempt = { ...lifted(12), exemptions: [exemption()] };
    const changes = [lifted(11), { ...exempt, change: { ...exempt.change, topic: null } }];
    const message = { message: "Work\n\nImplements: blueprint other\n" };
    const elsewhere = followed(change(13, { votes: [botVote], ...message }), {
      ...held,
      exemptions: [exemption()],
    });
    expect(spoken(pass(inSlot([...changes, elsewhere]))).slice(0, 3)).toEqual([
      "11 full",
      "12 line",
      "13 full",
    ]);
  });
});

describe("in any world, over many passes", () => {
  test("the same is never said twice on a change in one state", () => {
    fc.assert(
      fc.property(worlds(), (before) => {
        for (const { told: all } of afterPasses(before).changes) {
          const states = all.map(({ state }) => state);
          expect(new Set(states).size).toBe(states.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("an owner gets one full message for a blueprint in one state, never two", () => {
    fc.assert(
      fc.property(worlds(), (before) => {
        const decision = pass(before);
        const groups = decision.sends
          .filter(({ kind, isFull }) => kind === "hold" && isFull)
          .map(({ judged }) => `${judged.followed.change.owner} ${stateOf(judged, new Map())}`);
        expect(new Set(groups).size).toBe(groups.length);
      }),
      { numRuns: 300 },
    );
  });
});

/** Three passes, and the server loses every vote of the bot after the second. */
function afterPasses(before: World): World {
  const first = pass(before);
  const approvals = withSent(noApprovals, first);
  const second = applied(before, first);
  const third = withoutVotes(applied(second, pass(second, approvals)));
  return applied(third, pass(third, approvals));
}

/** As if the server had lost every vote of the bot. */
const withoutVotes = (of: World): World => ({
  ...of,
  changes: of.changes.map((one) => ({
    ...one,
    change: {
      ...one.change,
      votes: one.change.votes.filter(({ account }) => account !== people.bot),
    },
  })),
});
