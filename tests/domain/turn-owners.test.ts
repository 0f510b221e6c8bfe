import { expect, test } from "vitest";
import { defaultPolicy } from "#lib/domain/policy.ts";
import { slotTurn } from "#lib/domain/silence.ts";
import { blueprint, people, tenure } from "#tests/support/world.ts";
import { type Happening, hours, lifeOf } from "./turn-life.ts";

const { alice, bob, carol, bot } = people;

/** When the author of a blueprint fell silent: of its two changes the first is Alice's, the second Bob's. */
function silentSince(onAlices: readonly Happening[], onBobs: readonly Happening[]) {
  const turn = slotTurn({
    tenure: tenure(blueprint("cells", 1), 1, { since: hours(0), clockFrom: hours(0) }),
    blueprint: blueprint("cells", 1),
    changes: [lifeOf(onAlices, 7, alice), lifeOf(onBobs, 8, bob)],
    pauses: [],
    policy: defaultPolicy,
    by: { services: [bot], ciLabel: "No-Such-Label", now: hours(100) },
  });
  return turn.kind === "author" ? turn.silence?.of : turn.kind;
}

const objection = (by: number, at: number): Happening => ({
  ...{ kind: "vote", label: "Code-Review", value: -1 },
  ...{ by, at },
});
const word = (by: number, at: number): Happening => ({ kind: "word", tag: null, by, at });

test("who owns one of a blueprint's changes is heard on the others too", () => {
  const [alices, bobs] = [[objection(carol, 5)], [objection(carol, 6)]];

  expect(silentSince(alices, bobs)).toEqual(hours(6));
  expect(silentSince(alices, [...bobs, word(alice, 30)])).toEqual(hours(30));
  expect(silentSince([...alices, word(carol, 30)], bobs)).toEqual(hours(6));
});

test("but what an owner says on another's change answers nothing there", () => {
  const alicesWord = [objection(carol, 6), word(alice, 30)];

  expect(silentSince([objection(carol, 5)], alicesWord)).toEqual(hours(30));
  expect(silentSince([objection(carol, 5)], [objection(alice, 6)])).toEqual(hours(6));
  expect(silentSince([objection(carol, 5)], [objection(carol, 6), word(bob, 7)])).toBe("reviewers");
});
