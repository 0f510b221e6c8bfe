import { expect } from "vitest";
import { newPatchSet, setPrivate, setWip, unsetPrivate } from "#tests/support/changes.ts";
import { coreGroup, type Nova } from "#tests/support/nova.ts";
import { createGroup } from "#tests/support/people.ts";
import { createProject, grantLabel } from "#tests/support/projects.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { votesOf } from "#tests/support/seen.ts";
import { vote } from "#tests/support/votes.ts";
import { type Fact, postHold, type Row, rowOf, rowsOf, upload, uploadHeld } from "./fact.ts";

export const accessFacts: readonly Fact[] = [
  {
    name: "a vote without permission is a 403 that names label and value",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const answer = await postHold(server, nova.authors[1], number);
      expect(answer.status).toBe(403);
      expect(answer.text.trim()).toBe('Applying label "Code-Review": -2 is restricted');
    },
  },
  {
    name: "an exclusive grant on stable branches shuts the bot out there, and a 0 is accepted",
    check: async (server, nova) => {
      const number = await uploadToStable(server, nova, "shut");
      const hold = await postHold(server, nova.bot, number);
      const none = await postHold(server, nova.bot, number, { labels: { "Code-Review": 0 } });
      expect([hold.status, none.status]).toEqual([403, 200]);
    },
  },
  {
    name: "permitted_labels tells on which branch the bot has its value",
    check: async (server, nova) => {
      const onMaster = await upload(server, nova);
      const onStable = await uploadToStable(server, nova, "told");
      const values = async (number: number) => {
        const row = await rowOf(server, nova.bot, number, ["DETAILED_LABELS"]);
        return (row.permitted_labels?.["Code-Review"] ?? []).map(Number);
      };
      expect(await values(onMaster)).toContain(-2);
      expect(await values(onStable)).not.toContain(-2);
    },
  },
  {
    name: "the core group's members are a 404 for the bot unless visible to all",
    check: async (server, nova) => {
      await createGroup(server, "hidden-core", nova.cores);
      const members = (group: string) =>
        server.request(nova.bot, "GET", `groups/${group}/members/?recursive`);
      const seen = await members(coreGroup);
      const usernames = (seen.body as { username: string }[]).map((one) => one.username);
      expect(usernames.toSorted()).toEqual(["dana", "robin"]);
      expect((await members("hidden-core")).status).toBe(404);
    },
  },
  {
    name: "a core finds the group among his own",
    check: async (server, nova) => {
      const groups = async (person: Nova["bot"]) => {
        const { body } = await server.request(person, "GET", "accounts/self/groups");
        return (body as { name?: string }[]).map((group) => group.name);
      };
      expect(await groups(nova.cores[0])).toContain(coreGroup);
      expect(await groups(nova.authors[0])).not.toContain(coreGroup);
    },
  },
  {
    name: "a private change is a 404 for the bot that never voted on it",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      await setPrivate(server, nova.authors[0], number);
      expect((await server.request(nova.bot, "GET", `changes/${number}`)).status).toBe(404);
      expect((await postHold(server, nova.bot, number)).status).toBe(404);
      expect(await rowsOf(server, nova.bot, `change:${number}`)).toEqual([]);
      await unsetPrivate(server, nova.authors[0], number);
      expect((await rowOf(server, nova.bot, number))._number).toBe(number);
    },
  },
  {
    name: "a private change is seen and lifted by the bot that voted on it",
    check: async (server, nova) => {
      const number = await uploadHeld(server, nova);
      await setPrivate(server, nova.authors[0], number);
      expect(await rowOf(server, nova.bot, number)).toMatchObject({ is_private: true });
      const lift = await postHold(server, nova.bot, number, { labels: { "Code-Review": 0 } });
      expect(lift.status).toBe(200);
      expect(await votesOf(server, number, "Code-Review")).toEqual([]);
    },
  },
  {
    name: "a change that is work in progress takes votes like any other",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      await setWip(server, nova.authors[0], number);
      expect((await postHold(server, nova.bot, number)).status).toBe(200);
      expect(await votesOf(server, number, "Code-Review")).toMatchObject([{ value: -2 }]);
    },
  },
  {
    name: "the bot's vote leaves the attention set alone where it asks for that",
    check: async (server, nova) => {
      const [author] = nova.authors;
      const quiet = await uploadHeld(server, nova);
      expect((await rowOf(server, nova.bot, quiet)).attention_set ?? {}).toEqual({});
      const loud = await upload(server, nova);
      await postHold(server, nova.bot, loud, { ignore_automatic_attention_set_rules: false });
      const attention = (await rowOf(server, nova.bot, loud)).attention_set ?? {};
      const reason = attention[author.accountId]?.reason;
      expect(reason).toBe("A robot voted negatively on a label");
    },
  },
  {
    name: "a core's -1 puts the owner into the attention set, and a patch set does not take him out",
    check: async (server, nova) => {
      const [author] = nova.authors;
      const number = await upload(server, nova);
      await vote(server, nova.cores[0], number, "Code-Review", -1);
      await newPatchSet(server, author, number);
      const attention = (await rowOf(server, nova.bot, number)).attention_set ?? {};
      expect(attention[author.accountId]?.reason).toBe("Someone else replied on the change");
    },
  },
  {
    name: "a plain row tells who is in the attention set and since when, DETAILED_ACCOUNTS by name",
    check: async (server, nova) => {
      const [author] = nova.authors;
      const number = await upload(server, nova);
      expect(await rowOf(server, nova.bot, number)).not.toHaveProperty("attention_set");
      await vote(server, nova.cores[0], number, "Code-Review", -1);
      const asked = (row: Row) => row.attention_set?.[author.accountId];
      const plain = asked(await rowOf(server, nova.bot, number));
      expect(plain?.account).toEqual({ _account_id: author.accountId });
      expect(plain?.last_update).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.000000000$/);
      const detailed = asked(await rowOf(server, nova.bot, number, ["DETAILED_ACCOUNTS"]));
      expect(detailed?.account).toMatchObject({ username: author.username });
    },
  },
];

/** A change on a branch where only cores vote, in a project of its own. */
async function uploadToStable(server: ReviewServer, nova: Nova, name: string): Promise<number> {
  const repository = `openstack/${name}`;
  const branch = "stable/icehouse";
  await createProject(server, repository, ["master", branch]);
  const votes = { label: "Code-Review", min: -2, max: 2, group: coreGroup, exclusive: true };
  await grantLabel(server, { ref: "refs/heads/stable/*", project: repository, ...votes });
  return upload(server, nova, { repository, branch });
}
