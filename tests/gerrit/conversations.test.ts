import { expect, test } from "vitest";
import type { CommentInfo, ConversationInfo } from "#lib/gerrit/schema.ts";
import { conversationInfo } from "#lib/gerrit/schema.ts";
import { toConversation } from "#lib/gerrit/translate-conversation.ts";
import { answeringServer, gerritJson } from "./answering-server.ts";
import { hurriedGerrit } from "./hurried-gerrit.ts";

const nova = { repository: "openstack/nova", number: 7 };
const [author, core, other] = [1001, 2001, 2002];

test("a change without an open thread costs one request", async () => {
  await using server = await answeringServer((_, response) => response.end(gerritJson(change())));

  await hurriedGerrit(server.url).conversation(nova);

  expect(server.requests.map(({ url }) => url)).toEqual([
    "/a/changes/openstack%2Fnova~7?o=ALL_REVISIONS&o=MESSAGES&o=SKIP_DIFFSTAT",
  ]);
});

test("a change with an open thread costs one more", async () => {
  const open = { ...change(), unresolved_comment_count: 1 };
  await using server = await answeringServer(({ url }, response) => {
    const comments = { "a.py": [said("a", 1, core, { unresolved: true })] };
    response.end(gerritJson(url?.endsWith("/comments") ? comments : open));
  });

  const conversation = await hurriedGerrit(server.url).conversation(nova);

  expect(server.requests).toHaveLength(2);
  expect(conversation).toMatchObject({ openThreads: [{ author: core, at: at(1) }] });
});

test("a change that goes away between the two is missing", async () => {
  const open = { ...change(), unresolved_comment_count: 1 };
  await using server = await answeringServer(({ url }, response) => {
    if (url?.endsWith("/comments")) response.writeHead(404).end("Not found: 7");
    else response.end(gerritJson(open));
  });

  expect(await hurriedGerrit(server.url).conversation(nova)).toBe("missing");
});

test("what was said after the change was read belongs to its next version", () => {
  const asked = said("a", 1, core, { unresolved: true });
  const answered = { ...said("b", 2, author, { in_reply_to: "a" }), change_message_id: "later" };

  const { openThreads } = toConversation(change(), [asked, answered]);

  expect(openThreads).toEqual([{ author: core, at: at(1) }]);
});

test("the latest reply decides, to whichever comment of the thread it was written", () => {
  const first = said("a", 1, core, { unresolved: true });
  const settled = said("b", 2, author, { in_reply_to: "a", unresolved: false });
  const reopened = said("c", 3, other, { in_reply_to: "a", unresolved: true });
  const closed = said("d", 4, core, { in_reply_to: "b", unresolved: false });

  const threads = (...comments: CommentInfo[]) => toConversation(change(), comments).openThreads;

  expect(threads(settled, first)).toEqual([]);
  expect(threads(reopened, settled, first)).toEqual([{ author: other, at: at(3) }]);
  expect(threads(closed, reopened, settled, first)).toEqual([]);
});

test("within one second a reply comes after what it answers, whatever their ids", () => {
  const first = said("z", 1, core, { unresolved: true });
  const settled = said("a", 1, author, { in_reply_to: "z", unresolved: false });

  expect(toConversation(change(), [settled, first]).openThreads).toEqual([]);
});

test("a reply to what we can't see begins a thread, and threads of several files are several", () => {
  const comments = [
    said("a", 1, core, { in_reply_to: "robot", unresolved: true }),
    said("b", 2, other, { unresolved: true }),
  ];

  expect(toConversation(change(), comments).openThreads).toHaveLength(2);
});

test("a kind of patch set that nobody knows yet is somebody's work", () => {
  const { revisions } = conversationInfo.parse({
    ...change(),
    revisions: { cafe: { ...revision, kind: "TELEPATHY" } },
  });

  expect(revisions["cafe"]?.kind).toBe("REWORK");
});

test("the log tells when votes were cast, on whichever patch set, and by a push too", () => {
  const messages = [
    entry("1", 1, "Uploaded patch set 1: Code-Review+1."),
    entry("2", 2, "Patch Set 1: Code-Review-1 Workflow+1\n\nPy3-Tests-1 is what I would vote."),
    entry("3", 3, "Patch Set 2: -Code-Review Py3-Tests+1"),
    entry("4", 4, "Patch Set 3: Patch Set 2 was rebased\n\nCopied Votes:\n* Workflow+1"),
    entry("5", 5, "Removed Workflow+1 by Jay"),
  ];

  const { casts } = toConversation({ ...change(), messages }, []);

  expect(casts.map(({ label, value, at: cast }) => [label, value, cast])).toEqual([
    ["Code-Review", 1, at(1)],
    ["Code-Review", -1, at(2)],
    ["Workflow", 1, at(2)],
    ["Py3-Tests", 1, at(3)],
  ]);
  expect(new Set(casts.map(({ account }) => account))).toEqual(new Set([core]));
});

const revision = {
  _number: 1,
  kind: "REWORK",
  uploader: { _account_id: author },
  created: "2014-07-14 09:00:00.000000000",
} as const;

/** A change on which everything that was said came with one message. */
function change(): ConversationInfo {
  return {
    meta_rev_id: "a".repeat(40),
    unresolved_comment_count: 0,
    revisions: { cafe: revision },
    messages: [entry("said", 0, "Patch Set 1:\n\n(1 comment)")],
  };
}

function entry(id: string, second: number, message: string) {
  return { id, author: { _account_id: core }, date: timestamp(second), message };
}

function said(id: string, second: number, who: number, more: Partial<CommentInfo>): CommentInfo {
  const usual = { author: { _account_id: who }, change_message_id: "said" };
  return { id, updated: timestamp(second), ...usual, ...more };
}

const timestamp = (second: number) => `2014-07-14 10:00:0${second}.000000000`;
const at = (second: number) => new Date(`2014-07-14T10:00:0${second}Z`);
