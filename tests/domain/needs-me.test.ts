import { describe, expect, test } from "vitest";
import {
  hasDecidedOn,
  hasSpokenOn,
  needsAuthor,
  type Review,
  reviewBy,
} from "#lib/domain/needs-me.ts";
import { turnOf } from "#lib/domain/turn.ts";
import type { Judged } from "#lib/domain/world.ts";
import { change, followed, people } from "#tests/support/world.ts";
import { type Happening, hours, lifeOf } from "./turn-life.ts";

const { alice, bob, carol, bot, zuul } = people;

const vote = (by: number, at: number, value: number, label = "Code-Review"): Happening => ({
  ...{ kind: "vote", label, value },
  ...{ by, at },
});
const word = (by: number, at: number): Happening => ({ kind: "word", tag: null, by, at });
const work = (at: number, by: number = alice): Happening => ({
  kind: "upload",
  as: "REWORK",
  by,
  at,
});
const rebase = (at: number): Happening => ({ kind: "upload", as: "TRIVIAL_REBASE", by: alice, at });
const passed = (at: number) => vote(zuul, at, 1, "Verified");

const by = { services: [bot, zuul], ciLabel: "Verified", now: hours(100) };

const needed = (why: object) => ({ kind: "needed", why });
const unseen = needed({ kind: "unseen" });
const given = { kind: "given" };

type Story = readonly [string, readonly Happening[], object];

/** What each of these leaves for Carol, who is no author of the change, to do. */
const stories: readonly Story[] = [
  ["nobody has looked", [passed(1)], unseen],
  ["only the bot spoke", [word(bot, 2)], unseen],
  ["another core gave +2", [vote(bob, 2, 2)], needed({ kind: "second-opinion", by: [bob] })],
  ["another gave +1", [vote(bob, 2, 1)], needed({ kind: "looked", by: [bob] })],
  ["another spoke", [word(bob, 2)], needed({ kind: "looked", by: [bob] })],
  ["another spoke of an older one", [word(bob, 2), work(3)], needed({ kind: "unseen-since" })],
  ["she gave +1", [vote(carol, 2, 1)], given],
  ["she gave +2, and the author thanked her", [vote(carol, 2, 2), word(alice, 3)], given],
  ["she gave +1, and it was rebased", [vote(carol, 2, 1), rebase(3)], given],
  ["she spoke without a vote", [word(carol, 2)], given],
  [
    "her −1 was answered by a new patch set",
    [vote(carol, 2, -1), work(3)],
    needed({ kind: "answered", value: -1, patchSet: 2 }),
  ],
  [
    "her −1 was answered in words",
    [vote(carol, 2, -1), word(alice, 3)],
    needed({ kind: "answered", value: -1, patchSet: null }),
  ],
  [
    "her −2 stands on the new patch set",
    [vote(carol, 2, -2), work(3)],
    needed({ kind: "answered", value: -2, patchSet: 2 }),
  ],
  [
    "her +2 was lost by a new patch set",
    [vote(carol, 2, 2), work(3)],
    needed({ kind: "outdated", value: 2, patchSet: 2 }),
  ],
  ["she voted anew on the new one", [vote(carol, 2, -1), work(3), vote(carol, 4, 1)], given],
  [
    "two others gave +2",
    [vote(bob, 2, 2), vote(6, 3, 2)],
    needed({ kind: "agreed", by: [bob, 6] }),
  ],
  [
    "an approval was answered with a −1, and that by the author",
    [vote(bob, 2, 1, "Workflow"), vote(6, 3, -1), word(alice, 4)],
    needed({ kind: "looked", by: [bob] }),
  ],
  ["she uploaded work on it", [work(2, carol), passed(3)], { kind: "own" }],
];

describe("a change that waits for reviewers asks Carol", () => {
  test.each(stories)("when %s", (_name, happenings, expected) => {
    const life = lifeOf(happenings);

    expect(turnOf(life.change, life.conversation, by).of).toBe("reviewers");
    expect(reviewBy(carol, life, by)).toEqual(expected as Review);
  });
});

test("who voted or spoke on a change has reviewed it, what Gerrit writes for a rebase is no word", () => {
  expect(hasSpokenOn(carol, lifeOf([vote(carol, 2, 1)]))).toBe(true);
  expect(hasSpokenOn(carol, lifeOf([vote(carol, 2, 1), work(3)]))).toBe(true);
  expect(hasSpokenOn(carol, lifeOf([word(bob, 2)]))).toBe(false);
  expect(hasSpokenOn(alice, lifeOf([rebase(2)]))).toBe(false);
});

test("who gave +2 or −2 decides on changes, whatever became of the vote", () => {
  expect(hasDecidedOn(carol, lifeOf([vote(carol, 2, 2), work(3)]))).toBe(true);
  expect(hasDecidedOn(carol, lifeOf([vote(carol, 2, -2)]))).toBe(true);
  expect(hasDecidedOn(carol, lifeOf([vote(carol, 2, 1), vote(bob, 3, 2)]))).toBe(false);
});

describe("a change needs its author", () => {
  const judged = (verdict: Judged["verdict"], wanted: Judged["wanted"] = "none"): Judged => ({
    followed: followed(change(7)),
    link: { by: null, known: [], unknown: [] },
    verdict,
    wanted,
  });
  const inSlot = judged({ code: "in-slot", blueprint: "cells", slot: 1 });
  const waiting = judged({ code: "waiting", blueprint: "cells", position: 1 }, "hold");

  test("in a slot while its turn is theirs", () => {
    expect(needsAuthor(inSlot, { of: "author" }, [])).toBe(true);
    expect(needsAuthor(inSlot, { of: "reviewers" }, [])).toBe(false);
    expect(needsAuthor(inSlot, null, [])).toBe(false);
  });

  test("in line where it is this change that fails a check", () => {
    expect(needsAuthor(waiting, null, [{ code: "conflict", changes: [7] }])).toBe(true);
    expect(needsAuthor(waiting, null, [{ code: "conflict", changes: [8] }])).toBe(false);
    expect(needsAuthor(waiting, null, [{ code: "declared" }])).toBe(false);
  });

  test("with a name that nobody knows, and without any where that is held", () => {
    expect(needsAuthor(judged({ code: "unknown-blueprint", names: ["cels"] }), null, [])).toBe(
      true,
    );
    expect(needsAuthor(judged({ code: "unlinked" }), null, [])).toBe(false);
    expect(needsAuthor(judged({ code: "unlinked" }, "hold"), null, [])).toBe(true);
  });
});
