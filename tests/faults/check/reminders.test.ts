import { expect, test } from "vitest";
import type { Operation } from "#lib/sandbox/operations.ts";
import { at, change, like, order, quiet, row, violated, vote } from "./quiet-run.ts";
import type { Records } from "./records.ts";

const ready = {
  orders: [{ ...order("back", 0), words: ["ready", "in-slot"], at: at(40) }],
  history: [row(40, "ready", { reason: "back" })],
};

test.each<[string, Partial<Records>]>([
  ["work of its author", { operations: [deed(40, "alice", 1, "edit:publish")] }],
  ["its author's word on another of its changes", { operations: [deed(40, "alice", 4, "review")] }],
  [
    "the end of another of its changes",
    { happenings: [{ at: at(40), change: 4, kind: "closed" }] },
  ],
  ["a person's word that the author is there", ready],
  [
    "a reviewer's vote in the place of his question",
    { operations: [said(20, "dana", -1), said(40, "dana", 1), said(42, "robin", -1)] },
  ],
  [
    "work that the first one could not know of",
    {
      operations: [deed(15, "alice", 1, "edit:publish")],
      stalls: [{ from: at(12), until: at(31), what: "SIGSTOP of a worker" }],
    },
  ],
])("a reminder after %s is about another silence", (_what, some) => {
  expect(violated(remindedTwice(some))).toEqual([]);
});

test.each<[string, Partial<Records>]>([
  ["nothing", {}],
  ["a vote of CI", { operations: [said(40, "zuul", -1, "Verified")] }],
  ["one more question", { operations: [said(20, "dana", -1), said(40, "robin", -1)] }],
  ["a topic that its author named", { operations: [deed(40, "alice", 1, "topic")] }],
  ["work on another blueprint", { operations: [deed(40, "alice", 2, "edit:publish")] }],
  ["work before the first one", { operations: [deed(15, "alice", 1, "edit:publish")] }],
])("a reminder after %s is found as the same words said twice", (_what, some) => {
  expect(violated(remindedTwice(some))).toEqual(["the same words are not said twice in one state"]);
});

/** Changes 1 and 4 of Alice's are in the slot, and on the first she is reminded twice. */
function remindedTwice(some: Partial<Records>): Records {
  const remarks = [30, 50].map((seconds) => ({
    at: at(seconds),
    change: 1,
    text: `Patch Set 1:\n\nA reminder: it is the author's turn here, until ${seconds} July.`,
  }));
  const alices = { blueprint: "in-slot", owner: "alice" };
  const [, ...others] = quiet.changes;
  return like({
    ...some,
    remarks,
    changes: [change(1, alices), change(4, alices), ...others],
    operations: [...quiet.operations, ...(some.operations ?? [])],
    happenings: [...quiet.happenings, ...(some.happenings ?? [])],
    history: [...quiet.history, ...(some.history ?? [])],
    orders: [...quiet.orders, ...(some.orders ?? [])],
  });
}

/** What somebody did to a change. */
function deed(seconds: number, account: string, number: number, what: string): Operation {
  const path = `/a/changes/${number}/${what === "review" ? "revisions/current/review" : what}`;
  return { ...vote(seconds, number, 0), account, path, body: "{}" };
}

/** A vote of somebody on change 1. */
function said(seconds: number, account: string, value: number, label = "Code-Review"): Operation {
  const body = JSON.stringify({ labels: { [label]: value } });
  return { ...deed(seconds, account, 1, "review"), body };
}
