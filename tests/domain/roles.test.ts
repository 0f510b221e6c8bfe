import { expect, test } from "vitest";
import { can, commandKinds, type Role, roles, rolesFor } from "#lib/domain/roles.ts";

/** Who may decide what, whosever work it is: c contributor, o core, l lead, p operator. */
const table: Readonly<Record<(typeof commandKinds)[number], string>> = {
  rank: "ol",
  assign: "ol",
  release: "ol",
  bump: "ol",
  defer: "ol",
  withdraw: "ol",
  done: "ol",
  reopen: "ol",
  ready: "ol",
  away: "ol",
  swap: "ol",
  exempt: "olp",
  "take-back": "olp",
  unlink: "olp",
  approve: "olp",
  pause: "olp",
  resume: "olp",
  policy: "olp",
  import: "lp",
  "remove-holds": "lp",
};
const letters: Readonly<Record<Role, string>> = {
  contributor: "c",
  core: "o",
  lead: "l",
  operator: "p",
};

test.each(roles)("a %s may decide what the table says, and no more", (role) => {
  for (const kind of commandKinds) {
    expect(can({ roles: [role] }, kind), kind).toBe(table[kind].includes(letters[role]));
  }
});

test("who has no role decides nothing, not even on their own work", () => {
  for (const kind of commandKinds) expect(can({ roles: [] }, kind, { isOwn: true })).toBe(false);
});

test("a contributor says of their own work that it is ready, that they are away, and what it is not", () => {
  const own = commandKinds.filter((kind) => can({ roles: ["contributor"] }, kind, { isOwn: true }));
  expect(own).toEqual(["ready", "away", "unlink"]);
});

test("a refusal can always say who may", () => {
  for (const kind of commandKinds) expect(rolesFor(kind).length).toBeGreaterThan(0);
});
