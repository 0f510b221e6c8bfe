import { expect, test } from "vitest";
import type { Account } from "#lib/domain/change.ts";
import { answersTo, peopleIn, peopleNamed } from "#lib/domain/people.ts";

const account = (id: number, more: Partial<Account>): [number, Account] => [
  id,
  { id, username: null, name: null, isService: false, ...more },
];

const accounts = new Map([
  account(1, { username: "slotbot", name: "Review slots", isService: true }),
  account(2, { username: "jay", name: "Jay Pipes" }),
  account(3, { username: "zuul", isService: true }),
  account(4, { name: "Kim" }),
  account(5, {}),
  account(6, { username: "jp2", name: "jay pipes" }),
]);

const people = peopleIn(accounts, 1, ["JAY", "kim", "Old Owner", null, "old owner"]);

const called = (name: string) => peopleNamed(people, name).map((person) => person.name);

test("everybody is known by nick, and owners without an account by their name", () => {
  expect(people.map(({ name, role }) => [name, role])).toEqual([
    ["slotbot", "bot"],
    ["jay", "person"],
    ["zuul", "service"],
    ["Kim", "person"],
    ["account 5", "person"],
    ["jp2", "person"],
    ["old owner", "person"],
  ]);
});

test("a nick means one person, a full name everybody who has it", () => {
  expect(called("Jay")).toEqual(["jay"]);
  expect(called(" JAY PIPES ")).toEqual(["jay", "jp2"]);
  expect(called("review slots")).toEqual(["slotbot"]);
  expect(called("account 5")).toEqual(["account 5"]);
  expect(called("nobody")).toEqual([]);
});

test("somebody owns what either of their names owns", () => {
  const [jay] = peopleNamed(people, "jay");

  expect(jay && answersTo(jay, "jay pipes")).toBe(true);
  expect(jay && answersTo(jay, "kim")).toBe(false);
});
