import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEvents } from "#lib/gerrit/events.ts";

const { changeIn } = readEvents({ username: "slotbot" });
const of = (event: unknown) => changeIn(JSON.stringify(event));

const repository = "openstack/nova";
const dana = { name: "dana", email: "dana@example.org", username: "dana" };
const bot = { name: "Review slots", username: "slotbot" };
const change = { project: repository, branch: "master", number: 7, status: "NEW" };

/** As Gerrit 3.9.4 writes it. */
const refUpdated = (refName: string, submitter: object = dana) => ({
  submitter,
  refUpdate: { oldRev: "0".repeat(40), newRev: "a".repeat(40), refName, project: repository },
  type: "ref-updated",
  eventCreatedOn: 1795198040,
});

describe("an event names the change to look at", () => {
  test("when it is about a change, whatever it tells of it", () => {
    const event = { author: dana, comment: "hello", change, type: "comment-added" };
    expect(of(event)).toEqual({ repository, number: 7 });
    expect(of({ change, type: "a kind that comes later" })).toEqual({ repository, number: 7 });
  });

  test("when it is about the ref that every update of a change writes", () => {
    expect(of(refUpdated("refs/changes/07/4207/meta"))).toEqual({ repository, number: 4207 });
  });

  test("when somebody takes the bot's vote off", () => {
    const event = { reviewer: bot, remover: dana, change, type: "vote-deleted" };
    expect(of(event)).toEqual({ repository, number: 7 });
  });
});

describe("an event names no change", () => {
  test.each([
    "refs/heads/master",
    "refs/changes/07/4207/2",
    "refs/changes/07/4207/meta/x",
    "refs/changes/07/0/meta",
    "refs/changes/07/-3/meta",
    "refs/changes/07/99999999999999999999/meta",
    "refs/users/04/1000004/edit-1/1",
  ])("when it is about %s", (refName) => {
    expect(of(refUpdated(refName))).toBeNull();
  });

  test("when the bot itself did it: its own answer told that already", () => {
    expect(of({ author: bot, change, type: "comment-added" })).toBeNull();
    expect(of({ remover: bot, reviewer: bot, change, type: "vote-deleted" })).toBeNull();
    expect(of(refUpdated("refs/changes/07/4207/meta", bot))).toBeNull();
  });

  test.each([
    ["nothing", ""],
    ["no JSON", "<html>"],
    ["cut JSON", '{"change":{"project":"openstack/nova","num'],
    ["a number as text", '{"change":{"project":"openstack/nova","number":"7"}}'],
    ["no whole number", '{"change":{"project":"openstack/nova","number":7.5}}'],
    ["a huge number", '{"change":{"project":"openstack/nova","number":1e300}}'],
    ["a deep list", "[".repeat(60_000)],
    ["a deep object", `${'{"change":'.repeat(6_000)}1${"}".repeat(6_000)}`],
    ["prototype keys", '{"__proto__":{"change":{"project":"openstack/nova","number":7}}}'],
    ["a constructor", '{"constructor":{"prototype":{"change":{"number":7}}}}'],
  ])("when it is %s", (_what, event) => {
    expect(changeIn(event)).toBeNull();
    expect(Object.prototype).not.toHaveProperty("change");
  });

  test("when it is any other JSON", () => {
    fc.assert(
      fc.property(fc.json(), (event) => {
        expect(changeIn(event)).toBeNull();
      }),
    );
  });
});
