import { expect } from "vitest";
import { abandon, submit } from "#tests/support/changes.ts";
import { mergePastReview } from "#tests/support/merge-past-review.ts";
import { votesOf } from "#tests/support/seen.ts";
import { vote } from "#tests/support/votes.ts";
import { type Fact, isBefore310, postHold, rowOf, upload, uploadHeld } from "./fact.ts";

export const closedFacts: readonly Fact[] = [
  {
    name: "on an abandoned change a vote is a 409",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      await abandon(server, nova.authors[0], number);
      const { status, text } = await postHold(server, nova.bot, number);
      expect([status, text.trim()]).toEqual([409, "change is closed"]);
    },
  },
  {
    name: "on a merged change a new -2 is a 409",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      await mergePastReview(server, number);
      const { status, text } = await postHold(server, nova.bot, number);
      expect(status).toBe(409);
      expect(text.trim()).toBe("Cannot reduce vote on labels for closed change: Code-Review");
      expect(await votesOf(server, number, "Code-Review")).toEqual([]);
    },
  },
  {
    name: "on a merged change the vote cannot be lifted, and 3.10 and later let nobody take it off",
    check: async (server, nova) => {
      const number = await uploadHeld(server, nova);
      await mergePastReview(server, number);
      const lift = await postHold(server, nova.bot, number, { labels: { "Code-Review": 0 } });
      const path = `changes/${number}/reviewers/${nova.bot.accountId}/votes/Code-Review/delete`;
      const byAdmin = () => server.request(server.admin, "POST", path, {});
      const byBot = await server.request(nova.bot, "POST", path, {});
      const left = (await votesOf(server, number, "Code-Review")).map((one) => one.value);
      const removals = isBefore310(server) ? [204, 404] : [409, 409];
      expect([lift.status, byBot.status, (await byAdmin()).status]).toEqual([409, ...removals]);
      expect(left).toEqual(isBefore310(server) ? [] : [-2]);
    },
  },
  {
    name: "nobody submits a change while the vote stands; without it a +2 is enough",
    check: async (server, nova) => {
      const [core] = nova.cores;
      const number = await uploadHeld(server, nova);
      await vote(server, core, number, "Code-Review", 2);
      const refused = await server.request(core, "POST", `changes/${number}/submit`, {});
      expect(refused.status).toBe(409);
      await postHold(server, nova.bot, number, { labels: { "Code-Review": 0 } });
      await submit(server, core, number);
      expect((await rowOf(server, nova.bot, number)).status).toBe("MERGED");
    },
  },
];
