import { expect, test } from "vitest";
import type { Operation } from "#lib/sandbox/operations.ts";
import { invariants } from "./invariants.ts";
import { at, change, like, quiet, row, stay, twice, violated, vote } from "./quiet-run.ts";
import type { ChangeRow, HistoryRow, Records } from "./records.ts";

const deletion = "/a/changes/2/reviewers/1000001/votes/Code-Review/delete";

const wanted = {
  doubled: "no two votes of the bot in a row on one patch set",
  slotted: "no new hold on a change that has a slot or is closed",
  unexplained: "every vote of the bot, and every end of one, is in the history before",
  final: "at the end the votes are the wanted ones",
  count: "nobody enters beyond the number of slots",
  freed: "no slot falls free while a change of its blueprint is open",
  letGo: "nothing is let go as closed that was open",
  stored: "at the end every change is stored as it is",
  bumped: "nobody is bumped unwarned",
  words: "the same words are not said twice in one state",
  acknowledged: "what was acknowledged is in the history, once",
  order: "the order is the last acknowledged one",
  database: "the database is whole",
  ended: "no process ends unasked",
  givenUp: "no job is given up",
  quiet: "wanted is observed within two periods after the faults",
  stop: "every process ends within ten seconds of SIGTERM",
} as const;

test("what is as it should be has no violation", () => {
  expect(violated(quiet)).toEqual([]);
});

test("each invariant has a doctored run of its own", () => {
  expect(Object.values(wanted).toSorted()).toEqual(Object.keys(invariants).toSorted());
  expect(new Set(doctored().map(([, key]) => key))).toEqual(new Set(Object.keys(wanted)));
});

test.each(doctored())("%s", (_what, key, records) => {
  expect(violated(records)).toEqual([wanted[key]]);
});

test("votes with one that was taken off between them are no doubled ones", () => {
  const taken = { ...vote(15, 2, -2), account: "admin", path: deletion, body: "{}" };
  const records = like({
    operations: [...quiet.operations, taken, vote(20, 2, -2)],
    history: [...quiet.history, row(19, "hold", { change: 2 })],
  });
  expect(violated(records)).toEqual([]);
});

test("while a process was stopped, what it does afterwards may be late", () => {
  const stall = { from: at(28), until: at(41), what: "SIGSTOP of a worker" };
  expect(violated({ ...heldInSlot(), stalls: [stall] })).toEqual([]);
});

test("a slot may fall free while a change is so new that nobody has seen it", () => {
  const records = like({
    tenures: [stay("in-slot", 1, { until: 30, lost: "landed" })],
    changes: [change(1, { blueprint: "in-slot", hasVote: true }), change(2, { hasVote: true })],
  });
  expect(violated(records)).toEqual([]);
});

test("the same words in another stay outside a slot are no repetition", () => {
  const between = stay("waiting", 41, { until: 42, lost: "released" });
  const records = like({ remarks: twice(), tenures: [between, stay("in-slot", 43)] });
  expect(violated(records)).toEqual([]);
});

function doctored(): readonly (readonly [string, keyof typeof wanted, Records])[] {
  const explained = row(19, "hold", { change: 2 });
  return [
    [
      "a vote that is sent twice on one patch set",
      "doubled",
      like({
        operations: [...quiet.operations, vote(20, 2, -2)],
        history: [...quiet.history, explained],
      }),
    ],
    ["a hold ten seconds after its blueprint got a slot", "slotted", heldInSlot()],
    [
      "a vote on a change that was closed long ago, even where the server refused it",
      "slotted",
      like({
        operations: [...quiet.operations, { ...vote(40, 3, -2), status: 409 }],
        history: [...quiet.history, row(39, "hold", { change: 3 })],
      }),
    ],
    [
      "a vote without a row",
      "unexplained",
      like({ history: quiet.history.filter(({ kind }) => kind !== "hold") }),
    ],
    [
      "a vote whose row comes later",
      "unexplained",
      like({
        history: quiet.history.map((one) => (one.kind === "hold" ? { ...one, at: at(11) } : one)),
      }),
    ],
    ["a vote that is missing at the end", "final", withChange(2, { hasVote: false })],
    ["a vote left on a change with a slot", "final", withChange(1, { hasVote: true })],
    ["a vote left on an abandoned change", "final", withChange(3, { hasVote: true })],
    [
      "a second blueprint in the only slot",
      "count",
      like({ tenures: [...quiet.tenures, stay("third", 20)] }),
    ],
    [
      "a slot that was freed as empty with an open change",
      "freed",
      like({
        operations: [...quiet.operations, look(3, 1), look(8, 1)],
        tenures: [stay("in-slot", 1, { until: 30, lost: "empty" })],
        changes: [change(1, { blueprint: "in-slot", hasVote: true }), change(2, { hasVote: true })],
      }),
    ],
    [
      "an open change whose hold was lifted as if it were closed",
      "letGo",
      like({ history: [...quiet.history, row(20, "lift", { change: 2, code: "not-governed" })] }),
    ],
    ["an open change that is stored as gone", "stored", withChange(2, { stored: "GONE" })],
    [
      "a bump that comes right after its warning",
      "bumped",
      bumped([row(35, "warn", { blueprint: "gone" })]),
    ],
    ["a bump without any warning", "bumped", bumped([])],
    ["the same words again", "words", like({ remarks: twice() })],
    [
      "an acknowledged decision without a row",
      "acknowledged",
      like({ history: quiet.history.filter(({ reason }) => reason === null) }),
    ],
    [
      "a decision that was written twice",
      "acknowledged",
      like({ history: [...quiet.history, row(7, "rank", { reason: "first wish" })] }),
    ],
    [
      "another order than the acknowledged one",
      "order",
      like({ rank: { acknowledged: ["a", "b"], found: ["b", "a"] } }),
    ],
    ["a damaged database", "database", like({ damage: ["row 1 missing from index"] })],
    ["a process that ended by itself", "ended", like({ deaths: ["worker 1 ended with 1"] })],
    ["a dead letter", "givenUp", like({ deadLetters: ["send nova: it broke"] })],
    ["something that never came to rest", "quiet", like({ quietAfter: null })],
    ["something that came to rest too late", "quiet", like({ quietAfter: 10_001 })],
    ["a plan that is not empty at the end", "quiet", like({ leftToDo: ["hold 2"] })],
    ["a process that would not stop", "stop", like({ stops: [800, 10_400] })],
  ];
}

function withChange(number: number, some: Partial<ChangeRow>): Records {
  return like({
    changes: quiet.changes.map((one) => (one.number === number ? { ...one, ...some } : one)),
  });
}

function heldInSlot(): Records {
  return like({
    operations: [...quiet.operations, vote(40, 1, -2)],
    tenures: [stay("in-slot", 30)],
    history: [...quiet.history, row(29, "hold", { change: 1 })],
  });
}

function bumped(warnings: readonly HistoryRow[]): Records {
  const end = row(40, "free", { code: "bumped", blueprint: "Gone" });
  return like({
    tenures: [stay("gone", 2, { until: 40, lost: "bumped" }), stay("in-slot", 41)],
    history: [...quiet.history, ...warnings, end],
  });
}

function look(seconds: number, number: number): Operation {
  const path = `/a/changes/?q=project:x+(change:${number}+OR+change:2)`;
  return { ...vote(seconds, number, 0), method: "GET", path, body: "", isWrite: false };
}
