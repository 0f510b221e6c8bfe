import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { ask } from "#tests/support/ask.ts";
import {
  abandon,
  newPatchSet,
  setPrivate,
  setReady,
  setTopic,
  setWip,
} from "#tests/support/changes.ts";
import { mergePastReview } from "#tests/support/merge-past-review.ts";
import { changeOf } from "#tests/support/seen.ts";
import { vote } from "#tests/support/votes.ts";
import { approvalOf, type Fact, isBefore310, type Row, rowOf, rowsOf, upload } from "./fact.ts";

export const rowFacts: readonly Fact[] = [
  {
    name: "a plain row tells the number of the current patch set (from 3.10)",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      await newPatchSet(server, nova.authors[0], number);
      const plain = await rowOf(server, nova.bot, number);
      const detailed = await rowOf(server, nova.bot, number, ["CURRENT_REVISION"]);
      expect(plain.current_revision_number).toBe(isBefore310(server) ? undefined : 2);
      expect(detailed.revisions?.[detailed.current_revision ?? ""]?._number).toBe(2);
    },
  },
  {
    name: "a plain row's meta_rev_id changes with every update",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const before = await rowOf(server, nova.bot, number);
      const again = await rowOf(server, nova.bot, number);
      await setTopic(server, nova.authors[0], number, "bp/other");
      const after = await rowOf(server, nova.bot, number);
      expect(again.meta_rev_id).toBe(before.meta_rev_id);
      expect(after.meta_rev_id).not.toBe(before.meta_rev_id);
    },
  },
  {
    name: "work in progress, private and topic are absent where they are not so",
    check: async (server, nova) => {
      const [author] = nova.authors;
      const number = await upload(server, nova);
      const plain = await rowOf(server, author, number);
      for (const key of ["work_in_progress", "is_private", "topic", "labels", "revisions"])
        expect(plain).not.toHaveProperty(key);
      await setWip(server, author, number);
      await setPrivate(server, author, number);
      await setTopic(server, author, number, "bp/one");
      const full = await rowOf(server, author, number);
      expect(full).toMatchObject({ work_in_progress: true, is_private: true, topic: "bp/one" });
      await setReady(server, author, number);
      expect(await rowOf(server, author, number)).not.toHaveProperty("work_in_progress");
    },
  },
  {
    name: "SKIP_DIFFSTAT leaves the line counts out; mergeable is never there by default",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const row = await rowOf(server, nova.bot, number, ["LABELS", "SKIP_DIFFSTAT"]);
      for (const key of ["insertions", "deletions", "mergeable"])
        expect(row).not.toHaveProperty(key);
    },
  },
  {
    name: "every label is in a row, voted on or not, open or abandoned",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const labels = async () => (await rowOf(server, nova.bot, number, ["LABELS"])).labels ?? {};
      for (const step of ["open", "abandoned"]) {
        if (step === "abandoned") await abandon(server, nova.authors[0], number);
        const seen = await labels();
        expect(Object.keys(seen).toSorted()).toEqual(["Code-Review", "Workflow"]);
        expect(seen["Code-Review"]).not.toHaveProperty("all");
      }
    },
  },
  {
    name: "a reviewer without a vote on a label is listed there with a number only",
    check: async (server, nova) => {
      const [core] = nova.cores;
      const number = await upload(server, nova);
      await vote(server, core, number, "Code-Review", 1);
      const row = await rowOf(server, nova.bot, number, ["LABELS"]);
      expect(approvalOf(row, "Workflow", core)).toEqual({ _account_id: core.accountId });
    },
  },
  {
    name: "a merged row has `submitted`, and 0 for who did not vote",
    check: async (server, nova) => {
      const [core] = nova.cores;
      const number = await upload(server, nova);
      await vote(server, core, number, "Code-Review", 1);
      await mergePastReview(server, number);
      const row = await rowOf(server, nova.bot, number, ["LABELS"]);
      expect(row.status).toBe("MERGED");
      expect(row.submitted).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.000000000$/);
      expect(approvalOf(row, "Code-Review", core)?.value).toBe(1);
      expect(approvalOf(row, "Workflow", core)?.value).toBe(0);
    },
  },
  {
    name: "DETAILED_ACCOUNTS marks service users in the votes and as owners",
    check: async (server, nova) => {
      const options = ["LABELS", "DETAILED_ACCOUNTS"];
      const number = await upload(server, nova);
      await vote(server, nova.bot, number, "Code-Review", -2);
      const row = await rowOf(server, nova.bot, number, options);
      const plain = await rowOf(server, nova.bot, number, ["LABELS"]);
      expect(approvalOf(row, "Code-Review", nova.bot)).toMatchObject({ tags: ["SERVICE_USER"] });
      expect(approvalOf(plain, "Code-Review", nova.bot)).not.toHaveProperty("tags");
      expect(row.owner).toMatchObject({ username: "jay" });
      expect(row.owner).not.toHaveProperty("tags");
    },
  },
  {
    name: "commit messages and parents come in one query for many changes",
    check: async (server, nova) => {
      const message = "Add objects\n\nWords.\n\nImplements: blueprint objects\n";
      const base = await upload(server, nova, { message });
      const child = await upload(server, nova, { base });
      const query = `change:${base} OR change:${child}`;
      const rows = await rowsOf(server, nova.bot, query, ["CURRENT_REVISION", "CURRENT_COMMIT"]);
      const [first, second] = rows.toSorted((a, b) => a._number - b._number) as [Row, Row];
      const { changeId } = await changeOf(server, base);
      const commit = (row: Row) => row.revisions?.[row.current_revision ?? ""]?.commit;
      // Where in the last paragraph Gerrit puts its Change-Id differs from version to version.
      const [text, footers] = commit(first)?.message.split(/(?<=Words\.\n\n)/) ?? [];
      expect(text).toBe("Add objects\n\nWords.\n\n");
      expect(footers?.trimEnd().split("\n").toSorted()).toEqual([
        `Change-Id: ${changeId}`,
        "Implements: blueprint objects",
      ]);
      expect(commit(second)?.parents.map((one) => one.commit)).toEqual([first.current_revision]);
    },
  },
  {
    name: "a query names a change by project~number (from 3.10), and by its number everywhere",
    check: async (server, nova) => {
      const number = await upload(server, nova);
      const query = encodeURIComponent(`change:${nova.repository}~${number}`);
      const { status } = await server.request(nova.bot, "GET", `changes/?q=${query}`);
      expect(status).toBe(isBefore310(server) ? 400 : 200);
      expect((await rowOf(server, nova.bot, number))._number).toBe(number);
    },
  },
  {
    name: "a subject of 10 000 characters comes whole",
    check: async (server, nova) => {
      const message = "Long ".repeat(2_000).trimEnd();
      const number = await upload(server, nova, { message });
      expect((await rowOf(server, nova.bot, number)).subject).toBe(message);
    },
  },
  {
    name: "a Change-Id in the message is kept",
    check: async (server, nova) => {
      const changeId = `I${randomBytes(20).toString("hex")}`;
      const number = await upload(server, nova, { message: `Keep\n\nChange-Id: ${changeId}` });
      expect((await changeOf(server, number)).changeId).toBe(changeId);
    },
  },
  {
    name: "the chain of a change is in `related`, newest first",
    check: async (server, nova) => {
      const base = await upload(server, nova);
      const child = await upload(server, nova, { base });
      const path = `changes/${base}/revisions/current/related`;
      const { changes } = (await ask(server, nova.bot, "GET", path)) as {
        changes: { _change_number: number; status: string }[];
      };
      expect(changes.map((one) => one._change_number)).toEqual([child, base]);
    },
  },
];
