import { expect, test } from "vitest";
import type { Actor } from "#lib/domain/roles.ts";
import { makeToken } from "#lib/flow/access-tokens.ts";
import { carryOut } from "#lib/flow/carry-out.ts";
import { decideProject } from "#lib/flow/decide-project.ts";
import type { Project, ServerNeeds } from "#lib/flow/needs.ts";
import { newHandle, type SignedIn } from "#lib/flow/sessions.ts";
import { GerritError } from "#lib/gerrit/error.ts";
import { ask } from "#tests/support/ask.ts";
import { oneSlot } from "#tests/support/one-slot.ts";
import type { PassingProject } from "#tests/support/passing-project.ts";
import { createGroup } from "#tests/support/people.ts";

const release = { kind: "release", blueprint: "bp-1" } as const;
const minute = 60_000;

/** Dana as she signed in, in these groups as far as the server told her. */
const signedIn = ({ nova, needs }: PassingProject, groups: readonly string[] = []): SignedIn => ({
  ...{ server: "sandbox", account: nova.cores[0].accountId, username: "dana", fullName: null },
  ...{ persona: null, groups, provedAt: needs.now(), handle: newHandle() },
  ...{ by: "session", scopes: null, project: null },
});

/** The same as a core of the project. */
const coreOf = ({ by, handle, server, username, persona, groups, ...person }: SignedIn): Actor => ({
  ...{ who: username, names: [username], account: person.account, scopes: person.scopes },
  roles: ["contributor", "core"],
  proof: {
    ...{ by, handle, server, username, persona, groups },
    provedAt: person.provedAt.toISOString(),
  },
});

const releasedBy = async (stage: PassingProject, actor: Actor, project = stage.project) => {
  const kept = await carryOut(stage.needs, project, release, { actor, reason: "agreed" });
  expect(kept).toMatchObject({ kind: "pending" });
};

/** What the next pass does of it, given `needs` and this much later. */
async function outcome(
  stage: PassingProject,
  {
    needs = stage.needs,
    project = stage.project,
    after = minute,
  }: {
    needs?: ServerNeeds;
    project?: Project;
    after?: number;
  } = {},
): Promise<string> {
  stage.later(after);
  await decideProject(needs, project);
  const { history, pending } = stage.needs.database.store;
  expect(await pending.all("nova")).toEqual([]);
  const [lapsed] = await history.list("nova", { kind: "undo", limit: 1 });
  if (lapsed !== undefined) return lapsed.text;
  const [freed] = await history.list("nova", { kind: "free", limit: 1 });
  return freed?.who === "dana" ? "done" : "nothing";
}

test("what a core decided is done half a minute later, whether they are signed in then or not", async () => {
  await using stage = await oneSlot();
  await releasedBy(stage, coreOf(signedIn(stage)));

  expect(await outcome(stage)).toBe("done");
});

test("who leaves the group of the cores within the half minute has decided nothing", async () => {
  await using stage = await oneSlot();
  await releasedBy(stage, coreOf(signedIn(stage)));
  const { server } = stage;
  await ask(server, server.admin, "DELETE", "groups/nova-core/members/dana");

  expect(await outcome(stage)).toBe(
    "Not done any more: bp-1 is released and leaves slot 1. dana may not decide that any more. It takes a core or a lead of the project.",
  );
});

test("a token that is revoked within the half minute has decided nothing", async () => {
  await using stage = await oneSlot();
  const owner = signedIn(stage);
  const wanted = { name: "a script", scopes: ["steer"], project: null, days: 1 } as const;
  const made = await makeToken(stage.needs, owner, wanted);
  if (made.kind === "refused") throw new Error(made.text);
  const { handle } = made.token;
  await releasedBy(stage, coreOf({ ...owner, by: "token", handle, scopes: ["steer"] }));
  const { database, now } = stage.needs;
  await database.transaction(({ accessTokens }) => accessTokens.revoke(owner, handle, now()));

  expect(await outcome(stage)).toContain("The token with which dana did it was revoked.");
});

test("of a group that the bot may not see counts what the server said at the sign-in", async () => {
  await using stage = await oneSlot();
  await createGroup(stage.server, "hidden-core", [stage.nova.cores[1]]);
  const project = { ...stage.project, cores: "hidden-core" };
  await releasedBy(stage, coreOf(signedIn(stage, ["hidden-core"])), project);

  expect(await outcome(stage, { project })).toBe("done");
});

test("while nobody can be asked who the cores are, what was known serves for five minutes", async () => {
  await using stage = await oneSlot();
  const needs = silentOnGroups(stage.needs);

  await releasedBy(stage, coreOf(signedIn(stage)));
  expect(await outcome(stage, { needs, after: 4 * minute })).toBe("done");
});

test("and no longer", async () => {
  await using stage = await oneSlot();
  const needs = silentOnGroups(stage.needs);

  await releasedBy(stage, coreOf(signedIn(stage)));
  expect(await outcome(stage, { needs, after: 6 * minute })).toContain("can't be asked");
});

const silentOnGroups = (needs: ServerNeeds): ServerNeeds => ({
  ...needs,
  gerrit: {
    ...needs.gerrit,
    groupMembers: async () => {
      throw new GerritError("unreachable", "it is away");
    },
  },
});
