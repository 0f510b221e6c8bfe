import { expect, test } from "vitest";
import type { Tenure } from "#lib/domain/blueprint.ts";
import type { Change } from "#lib/domain/change.ts";
import type { Conversation } from "#lib/domain/conversation.ts";
import { defaultPolicy } from "#lib/domain/policy.ts";
import { type Discussed, type SlotTurn, slotTurn, type Tenancy } from "#lib/domain/silence.ts";
import {
  blueprint,
  change,
  day,
  daysAgo,
  now,
  people,
  tenure,
  vote,
} from "#tests/support/world.ts";

const { alice, bob, zuul, bot } = people;

/** A change that Alice uploaded so long ago; CI has passed. */
function discussed(
  number: number,
  uploaded: number,
  more: Partial<Change> = {},
  said: Partial<Conversation> = {},
): Discussed {
  const passed = vote(zuul, "Verified", 1, { at: daysAgo(uploaded) });
  const votes = [passed, ...(more.votes ?? [])];
  return {
    change: change(number, { createdAt: daysAgo(uploaded), ...more, votes }),
    conversation: {
      metaRevId: `meta-${number}`,
      uploads: [{ patchSet: 1, kind: "REWORK", uploader: alice, at: daysAgo(uploaded) }],
      remarks: [],
      casts: [],
      openThreads: [],
      ...said,
    },
  };
}

const objected = (days: number) => ({
  votes: [vote(bob, "Code-Review", -1, { at: daysAgo(days) })],
});

const approved = (days: number) => ({
  votes: [vote(bob, "Workflow", 1, { at: daysAgo(days) })],
});

function turnWith(
  changes: readonly Discussed[],
  { held = {}, ...more }: Partial<Omit<Tenancy, "tenure">> & { held?: Partial<Tenure> } = {},
): SlotTurn {
  const long = { since: daysAgo(30), clockFrom: daysAgo(30) };
  return slotTurn({
    tenure: tenure(blueprint("cells", 1), 1, { ...long, ...held }),
    blueprint: { awayUntil: null },
    changes,
    pauses: [],
    policy: defaultPolicy,
    by: { services: [bot, zuul], ciLabel: "Verified", now },
    ...more,
  });
}

function silentSince(turn: SlotTurn) {
  if (turn.kind !== "author") return turn.kind;
  if (turn.silence === null) return "author, uncounted";
  return (now.getTime() - turn.silence.since.getTime()) / day;
}

test.each([
  ["from the objection, not from the patch set before it", [discussed(1, 20, objected(8))], 8],
  [
    "from the last sign on any of the changes",
    [discussed(1, 20, objected(8)), discussed(2, 12, { isWip: true })],
    8,
  ],
  [
    "from the last objection, for until then others had a turn",
    [discussed(1, 20, objected(8)), discussed(2, 20, objected(3))],
    3,
  ],
  [
    "from the merge of the change beside it, for until then others could act",
    [
      discussed(1, 20, objected(8)),
      discussed(2, 20, { status: "MERGED", submittedAt: daysAgo(4) }),
    ],
    4,
  ],
  [
    "from the end of the change that was given up beside it",
    [
      discussed(1, 20, objected(8)),
      discussed(2, 20, { status: "ABANDONED", updatedAt: daysAgo(2) }),
    ],
    2,
  ],
  [
    "not at all while one waits for reviewers",
    [discussed(1, 20, objected(8)), discussed(2, 20)],
    "reviewers",
  ],
  [
    "not at all while one waits for CI",
    [
      discussed(1, 20, objected(8)),
      { ...discussed(2, 0.5), change: change(2, { createdAt: daysAgo(0.5) }) },
    ],
    "ci",
  ],
  [
    "not at all where one was not heard since it changed",
    [discussed(1, 20, objected(8)), discussed(2, 20, { metaRevId: "newer" })],
    "unknown",
  ],
  [
    "not at all while one of them is approved",
    [discussed(1, 20, objected(8)), discussed(2, 20, approved(9))],
    "author, uncounted",
  ],
  ["not at all while all of them are", [discussed(1, 20, approved(9))], "nobody"],
  ["not at all without an open change", [discussed(1, 20, { status: "ABANDONED" })], "nobody"],
] as const)("silence counts %s", (_, changes, days) => {
  expect(silentSince(turnWith(changes))).toBe(days);
});

test("silence counts from the tenure at the earliest, and not before its clocks have begun", () => {
  const changes = [discussed(1, 20, objected(8))];
  expect(silentSince(turnWith(changes, { held: { clockFrom: daysAgo(6) } }))).toBe(6);
  expect(turnWith(changes, { held: { clockFrom: null } })).toMatchObject({ silence: null });
});

test("an absence is no silence, nor is the time before somebody said that the author is back", () => {
  const changes = [discussed(1, 20, objected(8))];
  const away = (days: number) => ({ blueprint: { awayUntil: daysAgo(days) } });
  expect(silentSince(turnWith(changes, away(-3)))).toBe(-3);
  expect(silentSince(turnWith(changes, away(2)))).toBe(2);
  expect(silentSince(turnWith(changes, away(12)))).toBe(8);
});

test("pauses are counted out of what the server dates, each once", () => {
  const pauses = [
    { from: daysAgo(7), until: daysAgo(5) },
    { from: daysAgo(4), until: daysAgo(3.5) },
  ];
  expect(silentSince(turnWith([discussed(1, 20, objected(8))], { pauses }))).toBe(5.5);
  expect(silentSince(turnWith([discussed(1, 20, objected(6))], { pauses }))).toBe(4.5);
  expect(silentSince(turnWith([discussed(1, 20, objected(3))], { pauses }))).toBe(3);
});

test("a warning counts for the silence that it was about and for no newer one", () => {
  const warned = { at: daysAgo(1), of: daysAgo(8) };
  const same = turnWith([discussed(1, 20, objected(8))], { held: { warned } });
  expect(same).toMatchObject({ silence: { warnedAt: warned.at, bumpAt: daysAgo(-4) } });
  const newer = turnWith([discussed(1, 20, objected(7))], { held: { warned } });
  expect(newer).toMatchObject({ silence: { warnedAt: null, bumpAt: null } });
});

test("the bump comes at its time, or as long after a late warning as it would after one in time", () => {
  const bumpAt = (warnedAt: Date) => {
    const held = { warned: { at: warnedAt, of: daysAgo(8) } };
    const turn = turnWith([discussed(1, 20, objected(8))], { held });
    return turn.kind === "author" ? turn.silence?.bumpAt : null;
  };
  expect(bumpAt(daysAgo(3))).toEqual(daysAgo(-2));
  expect(bumpAt(daysAgo(0))).toEqual(daysAgo(-5));
});

test("reviewers are long silent after the days that an author is given, counted in the slot", () => {
  const changes = [discussed(1, 20)];
  expect(turnWith(changes)).toMatchObject({ kind: "reviewers", since: daysAgo(20), isLong: true });
  expect(turnWith(changes, { held: { clockFrom: daysAgo(4) } })).toMatchObject({ isLong: false });
});

test("approved changes are no reviewer's, however long they wait to be merged", () => {
  const all = [discussed(1, 40, approved(25)), discussed(2, 40, approved(20))];
  expect(turnWith(all)).toEqual({
    kind: "nobody",
    approved: { since: daysAgo(20), changes: [1, 2] },
  });
  expect(turnWith([...all, discussed(3, 4)])).toMatchObject({
    kind: "reviewers",
    changes: [3],
    isLong: false,
  });
  expect(turnWith([...all, discussed(3, 40, objected(8))])).toMatchObject({
    kind: "author",
    changes: [3],
  });
});

test.each([
  ["reviewers", [discussed(1, 77)]],
  ["ci", [{ ...discussed(1, 0.5), change: change(1, { createdAt: daysAgo(0.5) }) }]],
  ["author", [discussed(1, 77, objected(70))]],
] as const)("the time before the slot is nobody's, %s included", (kind, changes) => {
  const held = { since: daysAgo(0.1), clockFrom: daysAgo(0.1) };
  expect(turnWith(changes, { held })).toMatchObject({ kind, since: held.since });
  const ahead = { since: daysAgo(-1), clockFrom: null };
  expect(turnWith(changes, { held: ahead })).not.toMatchObject({ since: ahead.since });
});
