import { expect } from "vitest";
import { createGerrit } from "#lib/gerrit/client.ts";
import { coreGroup } from "#tests/support/nova.ts";
import { createGroup } from "#tests/support/people.ts";
import { createProject, grantLabel } from "#tests/support/projects.ts";
import { failureOf } from "./hurried-gerrit.ts";
import { type Case, label, upload } from "./stage.ts";

/** What doctor asks. */
export const siteCases: readonly Case[] = [
  {
    name: "the bot knows itself as a service user without administrator's rights",
    check: async ({ server, nova, gerrit }) => {
      const { accountId: id, username } = nova.bot;

      expect(await gerrit.self()).toEqual({ id, username, name: "Review slots", isService: true });
      expect(await gerrit.queryLimit()).toEqual({ queryLimit: 500, isAdministrator: false });
      const administrator = createGerrit({ url: server.url, ...server.admin, contact: null });
      expect(await administrator.queryLimit()).toMatchObject({ isAdministrator: true });
    },
  },
  {
    name: "somebody who never touched a change is known by his number, and nobody is missing",
    check: async ({ server, gerrit }) => {
      const { accountId: id, username } = server.admin;

      expect(await gerrit.account(id)).toMatchObject({ id, username, isService: false });
      expect(await gerrit.account(4_000_000)).toBe("missing");
    },
  },
  {
    name: "the server tells its version",
    check: async ({ gerrit }) => {
      expect(await gerrit.version()).toMatch(/^3\.\d+\.\d+|^\(dev\)$/);
    },
  },
  {
    name: "a wrong password and a wrong base URL are told apart",
    check: async ({ server, nova }) => {
      const { url } = server;
      const { username, password } = nova.bot;
      const guess = createGerrit({ url, username, password: "guess", contact: null });
      const lost = createGerrit({ url: `${url}review/`, username, password, contact: null });

      expect((await failureOf(guess.self())).code).toBe("unauthorized");
      expect((await failureOf(lost.version())).code).toBe("not-gerrit");
    },
  },
  {
    name: "an unknown repository is missing, although its listing is empty and no error",
    check: async ({ nova, gerrit }) => {
      const unknown = "openstack/no-such";

      expect(await gerrit.repository(nova.repository)).toBe("ACTIVE");
      expect(await gerrit.repository(unknown)).toBe("missing");
      expect((await gerrit.openChanges([unknown])).changes).toEqual([]);
    },
  },
  {
    name: "a repository tells its labels with their values",
    check: async ({ nova, gerrit }) => {
      const labels = await gerrit.labels(nova.repository);

      expect(labels).toContainEqual({ name: label, values: [-2, -1, 0, 1, 2] });
    },
  },
  {
    name: "what the bot may vote is told for each branch, where there is a change to look at",
    check: async (stage) => {
      const { server, nova, gerrit } = stage;
      await grantLabel(server, {
        ...{ ref: "refs/heads/stable/*", group: coreGroup, exclusive: true },
        ...{ label, min: -2, max: 2 },
      });
      await upload(stage);
      await upload(stage, { branch: "stable/icehouse" });

      const permitted = (branch: string, of = label) =>
        gerrit.permittedValues(nova.repository, branch, of);

      expect(await permitted("master")).toContain(-2);
      expect(await permitted("stable/icehouse")).not.toContain(-2);
      expect(await permitted("master", "No-Such-Label")).toEqual([]);
      expect(await permitted("no-such-branch")).toBeNull();
    },
  },
  {
    name: "the members of a group are told, an invisible group is missing like an unknown one",
    check: async ({ server, nova, gerrit }) => {
      await createGroup(server, "secret-core", [nova.cores[0]]);

      const members = await gerrit.groupMembers(coreGroup);

      expect(members).toHaveLength(2);
      expect(members).toContainEqual({
        ...{ id: nova.cores[0].accountId, username: "dana", name: "dana", isService: false },
      });
      expect(await gerrit.groupMembers("secret-core")).toBe("missing");
      expect(await gerrit.groupMembers("no-such-group")).toBe("missing");
    },
  },
  {
    name: "a repository with odd characters in its name is read like any other",
    check: async (stage) => {
      const { server, gerrit } = stage;
      const repository = "odd (x) & + ü name";
      await createProject(server, repository, ["master"]);
      const { number } = await upload(stage, { repository });
      const ref = { repository, number };

      const { changes } = await gerrit.openChanges([repository, 'qu"ote', "back\\slash"]);

      expect(changes).toMatchObject([ref]);
      expect(await gerrit.change(ref)).toMatchObject({ change: ref });
      expect([...(await gerrit.commitMessages([ref])).keys()]).toEqual([number]);
      expect(await gerrit.messages(ref)).toHaveLength(1);
      expect(await gerrit.repository(repository)).toBe("ACTIVE");
    },
  },
];
