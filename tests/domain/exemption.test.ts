import { describe, expect, test } from "vitest";
import type { Vote } from "#lib/domain/change.ts";
import { ended, followApproval, removalOf, standing } from "#lib/domain/exemption.ts";
import {
  accounts,
  change,
  daysAgo,
  exemption,
  now,
  people,
  vote as voteBy,
} from "#tests/support/world.ts";

const vote = (by: number, label: string, value: number, days: number) =>
  voteBy(by, label, value, { at: daysAgo(days) });
const voted = (votes: Vote[], more = {}) => change(1, { votes, patchSet: 2, ...more });
const plain = { labels: ["Code-Review", "Verified"] };
const carolsWorkflow = vote(people.carol, "Workflow", 1, 3);

describe("an approval that we saw", () => {
  test("exempts the change: Workflow +1 where that label exists", () => {
    const seen = followApproval(voted([carolsWorkflow]), null, accounts, now);
    expect(seen).toEqual({
      kind: "approved",
      who: "carol",
      at: daysAgo(3),
      reason: "carol approved it (Workflow +1)",
      approval: { label: "Workflow", account: people.carol, patchSet: 2 },
      endedAt: null,
    });
  });

  test("is Code-Review +2 only where there is no Workflow label", () => {
    const plusTwo = vote(people.carol, "Code-Review", 2, 3);
    expect(followApproval(voted([plusTwo]), null, accounts, now)).toBeNull();
    expect(followApproval(voted([plusTwo], plain), null, accounts, now)).toMatchObject({
      reason: "carol approved it (Code-Review +2)",
    });
    const plusOne = vote(people.carol, "Code-Review", 1, 3);
    expect(followApproval(voted([plusOne], plain), null, accounts, now)).toBeNull();
  });

  test("of a service user is nobody's", () => {
    const votes = [vote(people.zuul, "Workflow", 1, 3)];
    expect(followApproval(voted(votes), null, accounts, now)).toBeNull();
  });

  test.each(["Workflow", "Code-Review"])("is answered by a later −1 on %s", (label) => {
    const votes = [carolsWorkflow, vote(people.bob, label, -1, 2)];
    expect(followApproval(voted(votes), null, accounts, now)).toBeNull();
  });

  test("is not answered by an earlier −1, by CI's, or by the bot's own", () => {
    const votes = [
      carolsWorkflow,
      vote(people.bob, "Code-Review", -1, 4),
      vote(people.zuul, "Verified", -1, 2),
      vote(people.bot, "Code-Review", -2, 1),
    ];
    expect(followApproval(voted(votes), null, accounts, now)).not.toBeNull();
  });
});

describe("an approval exemption", () => {
  const approved = followApproval(voted([carolsWorkflow]), null, accounts, now);
  const follow = (votes: Vote[], more = {}) =>
    followApproval(voted(votes, more), approved, accounts, now);

  test("stays while nothing speaks against it", () => {
    expect(follow([carolsWorkflow])).toBeNull();
  });

  test("stays over a new patch set that does not carry the vote", () => {
    expect(follow([], { patchSet: 3 })).toBeNull();
  });

  test("ends when the approver takes it off the same patch set", () => {
    expect(follow([])).toEqual({ ...approved, endedAt: now });
  });

  test("ends with a later negative vote by a person, on a later patch set too", () => {
    const votes = [vote(people.bob, "Code-Review", -1, 1)];
    expect(follow(votes, { patchSet: 3 })).toMatchObject({ endedAt: now });
    const byService = [carolsWorkflow, vote(people.zuul, "Code-Review", -1, 1)];
    expect(follow(byService)).toBeNull();
  });

  test("gives way to another one that stands beside it when it is taken off", () => {
    const bobs = vote(people.bob, "Workflow", 1, 4);
    expect(follow([bobs])).toMatchObject({ who: "bob", at: daysAgo(4), endedAt: null });
  });

  test("gives way to a newer one that came after the negative vote, seen in one go", () => {
    const negative = vote(people.carol, "Code-Review", -1, 2);
    const bobs = vote(people.bob, "Workflow", 1, 1);
    expect(follow([negative, bobs])).toMatchObject({ who: "bob", endedAt: null });
  });

  test("once ended comes back with a newer approval only", () => {
    const over = approved && { ...approved, endedAt: daysAgo(1) };
    expect(followApproval(voted([carolsWorkflow]), over, accounts, now)).toBeNull();
    const again = vote(people.carol, "Workflow", 1, 0);
    expect(followApproval(voted([again]), over, accounts, now)).toMatchObject({ endedAt: null });
  });

  test("once taken back does not come back by a second approval that stood by then", () => {
    const both = voted([carolsWorkflow, vote(people.bob, "Workflow", 1, 2)]);
    const over = approved && ended(approved, both, daysAgo(1));
    expect(followApproval(both, over, accounts, now)).toBeNull();
  });
});

describe("exemptions that stand", () => {
  const approved = exemption({ kind: "approved" });

  test("are those that nobody took back", () => {
    const ended = exemption({ endedAt: daysAgo(1) });
    expect(standing([ended, exemption()], "free")).toEqual([exemption()]);
  });

  test("let no approval count where the policy holds approved changes", () => {
    expect(standing([approved], "free")).toEqual([approved]);
    expect(standing([approved, exemption()], "hold")).toEqual([exemption()]);
  });
});

describe("the bot's vote taken off by a person", () => {
  const bot = { id: people.bot, username: "slotbot", name: "Review slots", isService: true };
  const message = {
    author: people.carol,
    at: daysAgo(1),
    tag: "autogenerated:gerrit:deleteVote",
    text: "Removed Code-Review-2 by Review slots",
  };
  const votedAt = daysAgo(2);

  test.each([
    ["a vote taken off", message],
    ["a reviewer taken off", { ...message, tag: "autogenerated:gerrit:deleteReviewer" }],
    ["the bot named by its number", { ...message, text: "Removed by <GERRIT_ACCOUNT_1>" }],
    [
      "the bot named by its user name",
      { ...message, text: "Removed Code-Review-2 by slotbot <bot@example.org>\n" },
    ],
  ])("%s", (_case, one) => {
    expect(removalOf([one], bot, votedAt)).toEqual(one);
  });

  test.each([
    ["the bot's own message", { ...message, author: people.bot }],
    ["a message older than the vote", { ...message, at: daysAgo(3) }],
    ["somebody else's vote", { ...message, text: "Removed Code-Review-1 by Bob" }],
    [
      "the vote of somebody whose name begins with the bot's",
      { ...message, text: "Removed Code-Review-1 by slotbotanist <b@example.org>\n" },
    ],
    ["a person's talk", { ...message, tag: null }],
    ["a new patch set", { ...message, tag: "autogenerated:gerrit:newPatchSet" }],
  ])("is not %s: the vote was lost and is put back", (_case, one) => {
    expect(removalOf([one], bot, votedAt)).toBeNull();
  });

  test("is told by the newest of several messages", () => {
    const newer = { ...message, at: daysAgo(0), author: people.bob };
    expect(removalOf([message, newer], bot, votedAt)).toEqual(newer);
  });
});
