import { expect, test } from "vitest";
import { askedOn } from "#lib/domain/attention.ts";
import { accounts, change, daysAgo, people } from "#tests/support/world.ts";

const { alice, bob } = people;

test("who is asked to look longest comes first, and a reason names people as they are called", () => {
  const attention = [
    { account: alice, since: daysAgo(1), reason: `<GERRIT_ACCOUNT_${bob}> replied on the change` },
    { account: bob, since: daysAgo(3), reason: "<b>reviewer</b> was added" },
  ];

  expect(askedOn(change(7, { attention }), accounts)).toEqual([
    { who: "bob", since: daysAgo(3), reason: "<b>reviewer</b> was added" },
    { who: "alice", since: daysAgo(1), reason: "bob replied on the change" },
  ]);
});

test("nobody knows whom Gerrit asks on a change that was last read before we looked at that", () => {
  expect(askedOn(change(7, { attention: null }), accounts)).toBeNull();
});
