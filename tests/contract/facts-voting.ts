import { expect } from "vitest";
import { submit } from "#tests/support/changes.ts";
import { messagesOf, votesOf } from "#tests/support/seen.ts";
import { vote } from "#tests/support/votes.ts";
import {
  approvalOf,
  type Fact,
  holdTag,
  postHold,
  type Row,
  rowOf,
  upload,
  uploadHeld,
} from "./fact.ts";

type Reviewed = { readonly labels?: object; readonly change_info?: Row };

export const votingFacts: readonly Fact[] = [
  {
    name: "a vote answers with the label and with the change that shows it",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const { status, body } = await postHold(server, nova.bot, number, { message: "On hold." });
      const { labels, change_info: seen } = body as Required<Reviewed>;
      expect([status, labels]).toEqual([200, { "Code-Review": -2 }]);
      expect(approvalOf(seen, "Code-Review", nova.bot)).toMatchObject({ value: -2, tag: holdTag });
    },
  },
  {
    name: "a plain row shows value, tag and date of a vote, and one who rejected",
    check: async (server, nova) => {
      const row = await rowOf(server, nova.bot, await uploadHeld(server, nova), ["LABELS"]);
      expect(approvalOf(row, "Code-Review", nova.bot)).toEqual({
        _account_id: nova.bot.accountId,
        value: -2,
        tag: holdTag,
        date: row.updated,
      });
      expect(row.labels?.["Code-Review"]?.rejected?._account_id).toBe(nova.bot.accountId);
    },
  },
  {
    name: "a vote's message carries its tag, its author, and the vote on the first line",
    check: async (server, nova) => {
      const number = await uploadHeld(server, nova);
      expect((await messagesOf(server, number)).at(-1)).toMatchObject({
        author: nova.bot.accountId,
        tag: holdTag,
        message: "Patch Set 1: Code-Review-2\n\nOn hold.",
        patchSet: 1,
      });
    },
  },
  {
    name: "an unknown label is dropped with a 200, and the message is posted all the same",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const input = { labels: { "No-Such-Label": -2 }, message: "Lost?" };
      const { status, body } = await postHold(server, nova.bot, number, input);
      expect([status, (body as Reviewed).labels]).toEqual([200, {}]);
      expect((await messagesOf(server, number)).at(-1)?.message).toContain("Lost?");
    },
  },
  {
    name: "a value that the label does not have is dropped the same way",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const input = { labels: { "Code-Review": -3 }, message: "Too low?" };
      const { status, body } = await postHold(server, nova.bot, number, input);
      expect([status, (body as Reviewed).labels]).toEqual([200, {}]);
      expect(await votesOf(server, number, "Code-Review")).toEqual([]);
      expect((await messagesOf(server, number)).at(-1)?.message).toContain("Too low?");
    },
  },
  {
    name: "a message without a vote is posted under its tag, and is no vote",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const input = { labels: undefined, message: "Waiting for a slot." };
      expect((await postHold(server, nova.bot, number, input)).status).toBe(200);
      expect((await messagesOf(server, number)).at(-1)).toMatchObject({
        tag: holdTag,
        message: "Patch Set 1:\n\nWaiting for a slot.",
      });
      expect(await votesOf(server, number, "Code-Review")).toEqual([]);
    },
  },
  {
    name: "a person's -2 stands beside the bot's: `all` lists both, `rejected` one",
    check: async (server, nova) => {
      const [core] = nova.cores;
      const number = await uploadHeld(server, nova);
      await vote(server, core, number, "Code-Review", -2);
      const row = await rowOf(server, nova.bot, number, ["LABELS"]);
      expect(approvalOf(row, "Code-Review", nova.bot)).toMatchObject({ value: -2, tag: holdTag });
      expect(approvalOf(row, "Code-Review", core)).toMatchObject({ value: -2 });
      expect(approvalOf(row, "Code-Review", core)).not.toHaveProperty("tag");
      const voters = [nova.bot.accountId, core.accountId];
      expect(voters).toContain(row.labels?.["Code-Review"]?.rejected?._account_id);
    },
  },
  {
    name: "a core's Workflow +1 shows as approved, and a missing one blocks nothing",
    check: async (server, nova) => {
      const [core] = nova.cores;
      const number = await upload(server, nova);
      await vote(server, core, number, "Workflow", 1);
      const approved = await rowOf(server, nova.bot, number, ["LABELS"]);
      expect(approved.labels?.["Workflow"]?.approved?._account_id).toBe(core.accountId);
      await vote(server, core, number, "Workflow", 0);
      await vote(server, core, number, "Code-Review", 2);
      await submit(server, core, number);
      expect((await rowOf(server, nova.bot, number)).status).toBe("MERGED");
    },
  },
  {
    name: "the same vote without a message says and changes nothing",
    check: async (server, nova) => {
      const number = await uploadHeld(server, nova);
      const before = await rowOf(server, nova.bot, number);
      expect((await postHold(server, nova.bot, number)).status).toBe(200);
      expect((await rowOf(server, nova.bot, number)).meta_rev_id).toBe(before.meta_rev_id);
    },
  },
  {
    name: "the same vote with a message posts the message again",
    check: async (server, nova) => {
      const number = await uploadHeld(server, nova);
      await postHold(server, nova.bot, number, { message: "On hold." });
      const spoken = (await messagesOf(server, number)).filter((one) => one.tag === holdTag);
      expect(spoken).toHaveLength(2);
    },
  },
  {
    name: "a vote of 0 takes the vote off and leaves its tag in the row, without a value",
    check: async (server, nova) => {
      const number = await uploadHeld(server, nova);
      const input = { labels: { "Code-Review": 0 }, message: "Your turn." };
      expect((await postHold(server, nova.bot, number, input)).status).toBe(200);
      const row = await rowOf(server, nova.bot, number, ["LABELS"]);
      const approval = approvalOf(row, "Code-Review", nova.bot);
      expect(approval).toMatchObject({ tag: holdTag });
      expect(approval).not.toHaveProperty("value");
      const last = (await messagesOf(server, number)).at(-1);
      expect(last?.message).toBe("Patch Set 1: -Code-Review\n\nYour turn.");
      expect(row.reviewers?.REVIEWER?.map((one) => one._account_id)).toEqual([nova.bot.accountId]);
    },
  },
  {
    name: "a message of 17 000 characters is a 400",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const answer = await postHold(server, nova.bot, number, { message: "x".repeat(17_000) });
      expect(answer.status).toBe(400);
      expect(await votesOf(server, number, "Code-Review")).toEqual([]);
    },
  },
];
