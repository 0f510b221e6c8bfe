import { expect } from "vitest";
import { newPatchSet } from "#tests/support/changes.ts";
import { comment, commentsOf } from "#tests/support/comments.ts";
import { moveItsBranch, rebase } from "#tests/support/rebase.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { type Fact, type Row, rowOf, upload } from "./fact.ts";

export const conversationFacts: readonly Fact[] = [
  {
    name: "ALL_REVISIONS tells kind, uploader and time of every patch set; the first is a REWORK",
    check: async (server, nova) => {
      const [owner, other] = nova.authors;
      const number = await upload(server, nova);
      await newPatchSet(server, owner, number);
      await newPatchSet(server, owner, number, { message: "Said better" });
      await newPatchSet(server, other, number);
      const revisions = await revisionsOf(server, number);
      expect(revisions.map(({ kind, uploader }) => [kind, uploader?._account_id])).toEqual([
        ["REWORK", owner.accountId],
        ["REWORK", owner.accountId],
        ["NO_CODE_CHANGE", owner.accountId],
        ["REWORK", other.accountId],
      ]);
      for (const { created } of revisions) {
        expect(created).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.000000000$/);
      }
    },
  },
  {
    name: "a core rebases in his own name or in the uploader's, and both are a TRIVIAL_REBASE",
    check: async (server, nova) => {
      const [[owner, other], [core]] = [nova.authors, nova.cores];
      const number = await upload(server, nova);
      await newPatchSet(server, owner, number);
      await moveItsBranch(server, other, number);
      await rebase(server, core, number, { forUploader: true });
      await moveItsBranch(server, other, number);
      await rebase(server, core, number);
      const revisions = (await revisionsOf(server, number)).slice(2);
      expect(revisions.map(({ kind, uploader }) => [kind, uploader?._account_id])).toEqual([
        ["TRIVIAL_REBASE", owner.accountId],
        ["TRIVIAL_REBASE", core.accountId],
      ]);
    },
  },
  {
    name: "a rebase by somebody without the permission is a 403, and one without a reason a 409",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      await newPatchSet(server, nova.authors[0], number);
      const path = `changes/${number}/revisions/current/rebase`;
      await moveItsBranch(server, nova.authors[1], number);
      const refused = await server.request(nova.authors[2], "POST", path, {});
      await rebase(server, nova.authors[0], number);
      const needless = await server.request(nova.authors[0], "POST", path, {});
      expect([refused.status, needless.status]).toEqual([403, 409]);
    },
  },
  {
    name: "a comment is in the list with its author, its time and the message that it came with",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const id = await comment(server, nova.cores[0], number, "Why?", { unresolved: true });
      const row = await rowOf(server, nova.bot, number, ["MESSAGES"]);
      const said = row.messages?.at(-1);
      expect(said).toMatchObject({ message: "Patch Set 1:\n\n(1 comment)" });
      expect(said).not.toHaveProperty("tag");
      expect(await commentsOf(server, number)).toMatchObject([
        { id, unresolved: true, updated: row.updated, change_message_id: said?.id },
      ]);
      expect((await commentsOf(server, number))[0]?.author._account_id).toBe(
        nova.cores[0].accountId,
      );
    },
  },
  {
    name: "the last comment of a thread alone decides whether it is unresolved",
    check: async (server, nova) => {
      const [[author], [core]] = [nova.authors, nova.cores];
      const number = await upload(server, nova);
      const first = await comment(server, core, number, "Why?", { unresolved: true });
      const counts = [await unresolvedOf(server, number)];
      await comment(server, author, number, "Done", { replyTo: first, unresolved: false });
      counts.push(await unresolvedOf(server, number));
      await comment(server, core, number, "Is it?", {
        replyTo: (await lastComment(server, number, "Done")).id,
        unresolved: true,
      });
      counts.push(await unresolvedOf(server, number));
      expect(counts).toEqual([1, 0, 1]);
    },
  },
  {
    name: "a reply that does not say leaves its thread as it is; a first comment is resolved",
    check: async (server, nova) => {
      const [author] = nova.authors;
      const number = await upload(server, nova);
      const open = await comment(server, nova.cores[0], number, "Why?", { unresolved: true });
      await comment(server, author, number, "Because", { replyTo: open });
      await comment(server, author, number, "By the way");
      expect(await unresolvedOf(server, number)).toBe(1);
      expect((await lastComment(server, number, "Because")).unresolved).toBe(true);
      expect((await lastComment(server, number, "By the way")).unresolved).toBe(false);
    },
  },
  {
    name: "a reply to a comment that is not there is a 400",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const input = { line: 1, message: "What?", in_reply_to: "0badcafe_0badcafe" };
      const path = `changes/${number}/revisions/current/review`;
      const body = { comments: { "/COMMIT_MSG": [input] } };
      const { status, text } = await server.request(nova.cores[0], "POST", path, body);
      expect([status, text.trim()]).toEqual([
        400,
        "Invalid inReplyTo, comment 0badcafe_0badcafe not found",
      ]);
    },
  },
  {
    name: "a comment gives the change a new meta_rev_id, and unresolved threads outlive a patch set",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const before = await rowOf(server, nova.bot, number);
      await comment(server, nova.cores[0], number, "Why?", { unresolved: true });
      const after = await rowOf(server, nova.bot, number);
      await newPatchSet(server, nova.authors[0], number);
      expect(after.meta_rev_id).not.toBe(before.meta_rev_id);
      expect(await unresolvedOf(server, number)).toBe(1);
    },
  },
];

async function revisionsOf(server: ReviewServer, number: number) {
  const { revisions = {} } = await rowOf(server, server.admin, number, ["ALL_REVISIONS"]);
  return Object.values(revisions).toSorted((a, b) => a._number - b._number);
}

async function unresolvedOf(server: ReviewServer, number: number): Promise<number | undefined> {
  const row: Row = await rowOf(server, server.admin, number);
  return row.unresolved_comment_count;
}

async function lastComment(server: ReviewServer, number: number, words: string) {
  const found = (await commentsOf(server, number)).findLast(({ message }) => message === words);
  if (!found) throw new Error(`${server.name}: nobody said "${words}" on ${number}`);
  return found;
}
