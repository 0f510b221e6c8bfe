import { expect, test } from "vitest";
import type { Change } from "#lib/domain/change.ts";
import { changeStateOf } from "#lib/domain/change-state.ts";
import type { Conversation } from "#lib/domain/conversation.ts";
import { botVote, change, daysAgo, followed, people, vote, world } from "#tests/support/world.ts";

const { alice, bob, carol, zuul } = people;
const passed = vote(zuul, "Verified", 1);

/** What was read of the change as it is: Alice's patch set and nothing else. */
const read = ({ metaRevId }: Change): Conversation => ({
  metaRevId,
  uploads: [{ patchSet: 1, kind: "REWORK", uploader: alice, at: daysAgo(20) }],
  remarks: [],
  casts: [],
  openThreads: [],
});

const stateOf = (more: Partial<Change>, isRead: boolean) => {
  const one = change(14, more);
  return changeStateOf(world(), followed(one, { conversation: isRead ? read(one) : null }));
};

test.each([
  ["merged", { status: "MERGED" }],
  ["abandoned", { status: "ABANDONED" }],
  ["held", { votes: [botVote, vote(bob, "Code-Review", 2)] }],
  ["wip", { isWip: true }],
  ["wip", { votes: [vote(alice, "Workflow", -1)] }],
  ["approved", { votes: [vote(carol, "Workflow", 1), passed] }],
  ["ci-failed", { votes: [vote(zuul, "Verified", -1)] }],
  ["ci-failed", { votes: [vote(carol, "Workflow", 1), vote(zuul, "Verified", -1)] }],
  ["author", { votes: [vote(bob, "Code-Review", -1), passed] }],
  ["reviewers", { votes: [passed] }],
  ["ci", { votes: [], createdAt: daysAgo(0.5) }],
] as const)("a change in a slot is %s", (state, more: Partial<Change>) => {
  const since = more.createdAt ?? daysAgo(20);
  const one = change(14, more);
  const conversation = {
    ...read(one),
    uploads: [{ patchSet: 1, kind: "REWORK" as const, uploader: alice, at: since }],
  };
  expect(changeStateOf(world(), followed(one, { conversation }))).toBe(state);
});

test.each([
  ["held", { votes: [botVote], isMergeable: false }],
  ["approved", { votes: [vote(carol, "Workflow", 1)] }],
  ["ci-failed", { votes: [vote(zuul, "Verified", -1)] }],
  ["conflict", { isMergeable: false }],
  ["open", { votes: [vote(bob, "Code-Review", -1)] }],
] as const)("of a change of which nothing was read only %s is known", (state, more) => {
  expect(stateOf(more, false)).toBe(state);
});

test("what was read of another version of the change tells no turn", () => {
  const one = change(14);
  const old = { ...read(one), metaRevId: "another" };
  expect(changeStateOf(world(), followed(one, { conversation: old }))).toBe("open");
});
