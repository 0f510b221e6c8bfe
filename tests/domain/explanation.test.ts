import { distance } from "fastest-levenshtein";
import { describe, expect, test } from "vitest";
import { explainChange } from "#lib/domain/explanation.ts";
import type { Policy } from "#lib/domain/policy.ts";
import { judgeAll, standingsIn, survey, type World } from "#lib/domain/world.ts";
import {
  blueprint,
  botVote,
  change,
  changeFor,
  exemption,
  followed,
  people,
  tenure,
  vote,
  voteHold,
  world,
} from "#tests/support/world.ts";

const holder = blueprint("holder", 1);
const plan = blueprint("cells-v2", 2);
const other = blueprint("quota-driver", 3);

const full = (one: ReturnType<typeof followed>, more: Partial<Omit<World, "policy">> = {}) =>
  world({
    policy: { "slots.count": 1, "slots.debt": 0 },
    blueprints: [holder, plan, other],
    tenures: [tenure(holder, 1)],
    changes: [followed(changeFor("holder", 1)), one],
    ...more,
  });

/** What the last change of the world is told. */
function explained(of: World) {
  const surveyed = survey(of);
  const judged = judgeAll(of, surveyed, standingsIn(of, surveyed)).at(-1);
  if (judged === undefined) throw new Error("a world without a change");
  return explainChange(of, surveyed, judged, distance);
}

test("a waiting change is told where it is, why, until when, and what would help", () => {
  const failing = { votes: [botVote, vote(people.zuul, "Verified", -1)] };
  const one = followed(changeFor("cells-v2", 2, failing), { hold: voteHold() });
  expect(explained(full(one))).toEqual({
    verdict: "waiting",
    lead: "Waiting for a review slot: blueprint cells-v2 is 1st in line.",
    blueprints: ["cells-v2"],
    linkedBy: "message",
    position: 1,
    until: "cells-v2 gets a slot, or a person exempts the change",
    doNow: ["Mend CI on change 2"],
    needNot: ["Ask reviewers to remove the hold", "Open a new change"],
    text: "Waiting for a review slot: blueprint cells-v2 is 1st in line. Held since 9 July (Code-Review −2).",
    win: {
      steps: [{ kind: "repair", missing: [{ code: "ci", changes: [2] }] }],
      when: { kind: "slot-frees", slot: 1 },
    },
    turn: null,
  });
});

test("a change with a slot is told that nothing needs doing", () => {
  const told = explained(full(followed(changeFor("holder", 2))));
  expect(told).toMatchObject({ verdict: "in-slot", position: null, win: null, doNow: [] });
  expect(told.text).toBe("Under review now: blueprint holder is in slot 1.");
});

test("work in progress is told its place once proposed", () => {
  const told = explained(full(followed(changeFor("cells-v2", 2, { isWip: true }))));
  expect(told).toMatchObject({ verdict: "not-proposed", position: 1 });
  expect(told.doNow).toEqual([
    "Take the change out of work in progress when it is ready for review",
  ]);
  expect(told.text).toBe(
    "Work in progress, so it gets no new hold. Once proposed it goes on hold: blueprint cells-v2 is 1st in line.",
  );
});

test.each([
  ["unlinked", change(2)],
  ["unknown-blueprint", changeFor("unheard", 2)],
] as const)(
  "a change that is %s hears of a hold and a slot only where the policy holds it",
  (code, one) => {
    const under = (policy: Partial<Policy>) =>
      explained(world({ policy, changes: [followed(one)] }));
    expect(under({})).toMatchObject({ verdict: code, until: null, needNot: [] });
    expect(under({}).text).toMatch(/No hold: it can be reviewed\.$/);
    const held = under({ "hold.unlinked": "hold", "hold.unknownBlueprint": "hold" });
    expect(held.text).not.toContain("No hold:");
    expect(held.needNot).toContain("Ask reviewers to remove the hold");
    expect(held.until).toContain("gets a slot");
  },
);

test("several blueprints are listed by rank, unknown names last", () => {
  const message =
    "Work\n\nImplements: blueprint unheard\nImplements: blueprint quota-driver\nImplements: blueprint cells-v2\n";
  expect(explained(full(followed(change(2, { message })))).blueprints).toEqual([
    "cells-v2",
    "quota-driver",
    "unheard",
  ]);
});

describe("the text also says", () => {
  const waiting = (more = {}, memory = {}) =>
    explained(full(followed(changeFor("cells-v2", 2, more), memory))).text;

  test("that a person's −2 stands beside ours, and whose", () => {
    const votes = [botVote, vote(people.bob, "Code-Review", -2)];
    expect(waiting({ votes }, { hold: voteHold() })).toMatch(
      /Held since 9 July \(Code-Review −2\)\. A Code-Review −2 by bob stands too; it is theirs, and review slots never touches it\.$/,
    );
    const byService = [vote(people.zuul, "Code-Review", -2), vote(people.bob, "Code-Review", -1)];
    expect(waiting({ votes: byService })).not.toContain("stands too");
  });

  test("that the link was dropped", () => {
    const earlier = [
      { blueprints: [{ name: "cells-v2", kind: "implements" as const }], topic: null },
    ];
    const told = explained(full(followed(change(2), { earlier })));
    expect(told.linkedBy).toBe("dropped");
    expect(told.text).toContain("Neither its message nor its topic names cells-v2 any more");
  });

  test("what an unknown blueprint may have been meant for", () => {
    const told = explained(full(followed(changeFor("cels-v2", 2))));
    expect(told.verdict).toBe("unknown-blueprint");
    expect(told.text).toBe(
      "It names cels-v2, a blueprint that the project does not know. Did you mean “cells-v2” instead of “cels-v2”? No hold: it can be reviewed.",
    );
    expect(explained(full(followed(changeFor("zzz", 2)))).text).not.toContain("Did you mean");
  });

  test("that it was merged past our hold", () => {
    const merged = { status: "MERGED", votes: [botVote] } as const;
    expect(waiting(merged, { hold: voteHold() })).toBe(
      "Merged: nothing is left to hold. It was merged past our hold; a merged change keeps its votes.",
    );
    expect(waiting({ status: "MERGED" })).toBe("Merged: nothing is left to hold.");
  });

  test.each([
    ["no hold yet", {}, {}, "No hold stands on it yet."],
    ["a lost vote", {}, { hold: voteHold() }, "Its hold was lost."],
    [
      "a hold in words",
      {},
      { hold: voteHold({ form: "comment" }) },
      "Held since 9 July (in words).",
    ],
    ["a vote we did not know of", { votes: [botVote] }, {}, "Held since 13 July (Code-Review −2)."],
    [
      "a hold that is over",
      { votes: [botVote] },
      { hold: voteHold(), exemptions: [exemption()] },
      "The hold comes off in the next pass; while the project is paused, after the pause.",
    ],
  ])("how the hold stands: %s", (_case, more, memory, sentence) => {
    expect(waiting(more, memory).endsWith(sentence)).toBe(true);
  });
});
