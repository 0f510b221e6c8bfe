import { expect, test } from "vitest";
import { rolesOf } from "#lib/flow/actor-roles.ts";
import { createMemory } from "#lib/flow/memory.ts";
import type { Project } from "#lib/flow/needs.ts";
import type { Person } from "#lib/flow/sessions.ts";
import { GerritError } from "#lib/gerrit/error.ts";

const minute = 60_000;
const start = Date.parse("2026-07-07T12:00:00Z");
const nova: Project = {
  ...{ key: "nova", server: "gerrit", repositories: ["nova"], branches: ["master"], others: [] },
  ...{ pages: "https://slots.example.org/nova", cores: "nova-core", leads: "nova-ptl" },
  operators: ["olga"],
};
const dana: Person = {
  ...{ server: "gerrit", account: 7, username: "dana", fullName: "Dana", persona: null },
  ...{ groups: [], provedAt: new Date(start) },
};

/** A review server with one group, as the bot sees it, and a clock. */
function stage(members: readonly number[] | "missing") {
  const at = { time: start, members: members as readonly number[] | "missing" | "down", asked: 0 };
  const groupMembers = async (group: string) => {
    at.asked += 1;
    if (at.members === "down") throw new GerritError("unreachable", "it is away");
    if (at.members === "missing") return "missing" as const;
    const ids = group === "nova-core" ? at.members : [];
    return ids.map((id) => ({ id, username: null, name: null, isService: false }));
  };
  const now = () => new Date(at.time);
  const needs = { server: "gerrit", gerrit: { groupMembers }, now, memory: createMemory() };
  return { at, roles: (person: Person) => rolesOf(needs, nova, person) };
}

test("a core is who the group has, a contributor who has an account, on this server only", async () => {
  const { roles } = stage([7]);

  expect((await roles(dana)).roles).toEqual(["contributor", "core"]);
  expect((await roles({ ...dana, account: 8 })).roles).toEqual(["contributor"]);
  expect((await roles({ ...dana, server: "other" })).roles).toEqual([]);
});

test("an operator is named in the configuration; the same name on another server is somebody else", async () => {
  const { roles } = stage([]);
  const olga = { ...dana, username: "olga" };

  expect((await roles(olga)).roles).toContain("operator");
  expect((await roles({ ...olga, server: "other" })).roles).toEqual([]);
  expect((await roles({ ...dana, username: "Olga" })).roles).not.toContain("operator");
});

test("who leaves the group is no core five minutes later, and the server is not asked each time", async () => {
  const { at, roles } = stage([7]);
  await roles(dana);
  at.members = [];
  at.time += 2 * minute;
  expect((await roles(dana)).roles).toContain("core");
  expect(at.asked).toBe(2);
  at.time += 3 * minute;

  expect((await roles(dana)).roles).not.toContain("core");
});

test("while the server is away what it said serves for five minutes, and then nobody is a core", async () => {
  const { at, roles } = stage([7]);
  await roles(dana);
  at.members = "down";
  at.time += 4 * minute;
  expect(await roles(dana)).toEqual({ roles: ["contributor", "core"], isUnsure: false });
  at.time += minute;

  expect(await roles(dana)).toEqual({ roles: ["contributor"], isUnsure: true });
  const { asked } = at;
  await roles(dana);
  expect(at.asked).toBe(asked);
  at.members = [7];
  at.time += minute;
  expect((await roles(dana)).roles).toContain("core");
});

test("of a group that the bot may not see the sign-in tells, for seven days", async () => {
  const { at, roles } = stage("missing");
  const proved = { ...dana, groups: ["nova-core", "nova-ptl"] };

  expect((await roles(dana)).roles).toEqual(["contributor"]);
  expect((await roles(proved)).roles).toEqual(["contributor", "core", "lead"]);
  at.time += 7 * 24 * 60 * minute;
  expect((await roles(proved)).roles).toEqual(["contributor"]);
});

test("groups that somebody proved count for nothing where the bot sees who is in them", async () => {
  const { roles } = stage([]);

  expect((await roles({ ...dana, groups: ["nova-core"] })).roles).toEqual(["contributor"]);
});
