import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { abandon, newPatchSet, setPrivate, setTopic, setWip } from "#tests/support/changes.ts";
import { deleteVote, vote } from "#tests/support/votes.ts";
import { type Case, clientOf, label, upload, uploadHeld } from "./stage.ts";

/** How the client observes. */
export const readingCases: readonly Case[] = [
  {
    name: "an open change is listed with all that a row tells, and so are the people it names",
    check: async (stage) => {
      const { server, nova, gerrit } = stage;
      const [author] = nova.authors;
      const ref = await uploadHeld(stage, { message: "Place by cell", topic: "bp/cells-v2" });
      await setWip(server, author, ref.number);
      await newPatchSet(server, author, ref.number);

      const { changes, accounts, serverTime } = await gerrit.openChanges([nova.repository]);

      const change = changes.find(({ number }) => number === ref.number);
      expect(change).toMatchObject({
        ...{ ...ref, branch: "master", subject: "Place by cell", status: "NEW", patchSet: 2 },
        ...{ topic: "bp/cells-v2", owner: author.accountId, isWip: true, isPrivate: false },
        ...{ isMergeable: null, submittedAt: null },
        changeId: expect.stringMatching(/^I[0-9a-f]{40}$/),
        metaRevId: expect.stringMatching(/^[0-9a-f]{40}$/),
      });
      expect(change?.labels).toContain(label);
      expect(change?.votes).toMatchObject([{ label, value: -2, account: nova.bot.accountId }]);
      const isService = new Map(accounts.map((account) => [account.id, account.isService]));
      expect(isService.get(author.accountId)).toBe(false);
      expect(isService.get(nova.bot.accountId)).toBe(true);
      expect(Math.abs(serverTime.getTime() - Date.now())).toBeLessThan(60_000);
    },
  },
  {
    name: "a change read singly is the change that the listing shows",
    check: async (stage) => {
      const { nova, gerrit } = stage;
      const ref = await uploadHeld(stage);

      const single = await gerrit.change(ref);

      const { changes } = await gerrit.openChanges([nova.repository]);
      expect(single).toMatchObject({ change: changes.find(({ number }) => number === ref.number) });
      expect(await gerrit.change({ ...ref, number: 999_999 })).toBe("missing");
    },
  },
  {
    name: "a whole change is the change with its message, by its number alone in several repositories",
    check: async (stage) => {
      const { server, nova, gerrit } = stage;
      const ref = await uploadHeld(stage, { topic: "bp/cells-v2" });
      const message = "Said better\n\nImplements: blueprint cells-v2";
      await newPatchSet(server, nova.authors[0], ref.number, { message });
      const elsewhere = ["All-Projects", nova.repository];

      const whole = await gerrit.wholeChange([nova.repository], ref.number);

      const single = await gerrit.change(ref);
      if (whole === "missing" || single === "missing") throw new Error("the change is gone");
      const { message: told, ...row } = whole.change;
      expect(row).toEqual(single.change);
      expect(row).toMatchObject({ ...ref, patchSet: 2, topic: "bp/cells-v2" });
      expect(told).toContain(message);
      expect(await gerrit.wholeChange(elsewhere, ref.number)).toEqual(whole);
      expect(await gerrit.wholeChange(["All-Projects"], ref.number)).toBe("missing");
      expect(await gerrit.wholeChange(elsewhere, 999_999)).toBe("missing");
    },
  },
  {
    name: "small pages show the same changes as one large page, also those of one second",
    check: async (stage) => {
      const { server, nova, gerrit } = stage;
      await Promise.all(Array.from({ length: 12 }, () => upload(stage)));

      const { changes: small } = await clientOf(server, nova, 3).openChanges([nova.repository]);

      const { changes: large } = await gerrit.openChanges([nova.repository]);
      const numbers = (list: typeof large) => list.map(({ number }) => number).toSorted();
      expect(large.length).toBeGreaterThanOrEqual(12);
      expect(numbers(small)).toEqual(numbers(large));
    },
  },
  {
    name: "what changed since a second shows what was touched, closed changes too, and nothing else",
    check: async (stage) => {
      const { server, nova, gerrit } = stage;
      const [author] = nova.authors;
      const refs = [await upload(stage), await upload(stage), await upload(stage)] as const;
      // Gerrit counts in seconds: what is touched now must be told from what was made above.
      await sleep(2_100);
      await setTopic(server, author, refs[1].number, "bp/one");
      await abandon(server, author, refs[2].number);
      const touched = await gerrit.change(refs[1]);
      if (touched === "missing") throw new Error("the change is gone");

      const { changes } = await gerrit.changedSince([nova.repository], touched.change.updatedAt);

      const seen = changes.map(({ number, status, topic }) => ({ number, status, topic }));
      expect(seen.toSorted((a, b) => a.number - b.number)).toEqual([
        { number: refs[1].number, status: "NEW", topic: "bp/one" },
        { number: refs[2].number, status: "ABANDONED", topic: null },
      ]);
    },
  },
  {
    name: "commit messages are those of the current patch sets, unknown changes are left out",
    check: async (stage) => {
      const { server, nova, gerrit } = stage;
      const one = await upload(stage, { message: "One\n\nImplements: blueprint cells-v2" });
      const two = await upload(stage);
      const message = "Two, said better 🚀\n\nPartial-Bug: #1234";
      await newPatchSet(server, nova.authors[0], two.number, { message });

      const messages = await gerrit.commitMessages([one, two, { ...one, number: 999_999 }]);

      expect([...messages.keys()].toSorted()).toEqual([one.number, two.number].toSorted());
      expect(messages.get(one.number)?.message).toContain("\nImplements: blueprint cells-v2\n");
      expect(messages.get(two.number)).toMatchObject({ patchSet: 2 });
      expect(messages.get(two.number)?.message).toMatch(/^Two, said better 🚀\n\n/);
    },
  },
  {
    name: "the log of a change tells who took the bot's vote off",
    check: async (stage) => {
      const { server, nova, gerrit } = stage;
      const ref = await uploadHeld(stage);
      await deleteVote(server, server.admin, ref.number, nova.bot, label);

      const messages = await gerrit.messages(ref);

      if (messages === "missing") throw new Error("the change is gone");
      expect(messages.map(({ author, tag }) => ({ author, tag }))).toEqual([
        { author: nova.authors[0].accountId, tag: "autogenerated:gerrit:newPatchSet" },
        { author: nova.bot.accountId, tag: "autogenerated:review-slots~hold" },
        { author: server.admin.accountId, tag: "autogenerated:gerrit:deleteVote" },
      ]);
      expect(messages[1]?.text).toContain("Waiting for a slot.");
      expect(messages[2]?.text).toContain("Review slots");
      expect(await gerrit.messages({ ...ref, number: 999_999 })).toBe("missing");
    },
  },
  {
    name: "a vote of 0 is none, a person's vote is told beside the bot's",
    check: async (stage) => {
      const { server, nova, gerrit } = stage;
      const [core, other] = nova.cores;
      const ref = await uploadHeld(stage);
      await vote(server, core, ref.number, label, 2);
      await vote(server, other, ref.number, label, 1);
      await vote(server, other, ref.number, label, 0);

      const seen = await gerrit.change(ref);

      if (seen === "missing") throw new Error("the change is gone");
      const votes = seen.change.votes.map(({ account, value, tag }) => ({ account, value, tag }));
      expect(votes.toSorted((a, b) => a.value - b.value)).toEqual([
        { account: nova.bot.accountId, value: -2, tag: "autogenerated:review-slots~hold" },
        { account: core.accountId, value: 2, tag: null },
      ]);
    },
  },
  {
    name: "a private change is missing for the bot, unless the bot voted before",
    check: async (stage) => {
      const { server, nova, gerrit } = stage;
      const [author] = nova.authors;
      const strange = await upload(stage, { private: true });
      const held = await uploadHeld(stage);
      await setPrivate(server, author, held.number);

      expect(await gerrit.change(strange)).toBe("missing");
      expect(await gerrit.change(held)).toMatchObject({ change: { isPrivate: true } });
      const { changes } = await gerrit.openChanges([nova.repository]);
      const numbers = changes.map(({ number }) => number);
      expect(numbers).not.toContain(strange.number);
      expect(numbers).toContain(held.number);
    },
  },
];
