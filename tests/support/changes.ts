import { randomUUID } from "node:crypto";
import { ask } from "./ask.ts";
import type { Person, ReviewServer } from "./review-server.ts";
import { changeOf } from "./seen.ts";

/** What a new change is made of; `message` is the whole commit message, `base` the number of the change it sits on. */
export type NewChange = {
  readonly repository: string;
  readonly branch?: string;
  readonly message: string;
  readonly topic?: string;
  readonly wip?: boolean;
  readonly private?: boolean;
  readonly base?: number;
};

const quietly = { notify: "NONE" } as const;

/** Uploads a change and gives its number. Gerrit adds a Change-Id where the message has none. */
export async function createChange(
  server: ReviewServer,
  owner: Person,
  change: NewChange,
): Promise<number> {
  const made = await ask(server, owner, "POST", "changes/", {
    project: change.repository,
    branch: change.branch ?? "master",
    subject: change.message,
    topic: change.topic,
    work_in_progress: change.wip ?? false,
    is_private: change.private ?? false,
    base_change: change.base === undefined ? undefined : String(change.base),
    ...quietly,
  });
  return (made as { _number: number })._number;
}

/**
 * Uploads a patch set and gives its number: a rework of the code, or, with `message`, a new commit message on the same
 * code. A message without a Change-Id gets the change's own.
 */
export async function newPatchSet(
  server: ReviewServer,
  owner: Person,
  number: number,
  { message }: { message?: string } = {},
): Promise<number> {
  if (message === undefined) await rework(server, owner, number);
  else await reword(server, owner, number, message);
  return (await changeOf(server, number)).patchSet;
}

/** A file of its own for each change, so that no two changes ever conflict. */
async function rework(server: ReviewServer, owner: Person, number: number): Promise<void> {
  const content = Buffer.from(`${randomUUID()}\n`).toString("base64");
  await ask(server, owner, "PUT", `changes/${number}/edit/change-${number}.txt`, {
    binary_content: `data:text/plain;base64,${content}`,
  });
  await ask(server, owner, "POST", `changes/${number}/edit:publish`, quietly);
}

async function reword(
  server: ReviewServer,
  owner: Person,
  number: number,
  message: string,
): Promise<void> {
  const { changeId } = await changeOf(server, number);
  const whole = withChangeId(message.trimEnd(), changeId);
  await ask(server, owner, "PUT", `changes/${number}/message`, { message: whole, ...quietly });
}

/** Footers are the last paragraph, so the Change-Id joins the paragraph that ends in one. */
function withChangeId(message: string, changeId: string): string {
  if (/^Change-Id: /m.test(message)) return message;
  const isFooter = /\n\n(?:.*\n)*[\w-]+: .*$/.test(message);
  return `${message}${isFooter ? "\n" : "\n\n"}Change-Id: ${changeId}\n`;
}

export async function setTopic(
  server: ReviewServer,
  as: Person,
  number: number,
  topic: string,
): Promise<void> {
  await ask(server, as, "PUT", `changes/${number}/topic`, { topic });
}

export const abandon = transition("abandon");
export const restore = transition("restore");
export const setWip = transition("wip");
export const setReady = transition("ready");
export const setPrivate = transition("private");
export const unsetPrivate = transition("private.delete");

/** Merges what has all its approvals. */
export const submit = transition("submit");

/** A step in a change's life that takes no input. */
function transition(step: string) {
  return async (server: ReviewServer, who: Person, number: number): Promise<void> => {
    await ask(server, who, "POST", `changes/${number}/${step}`, {});
  };
}

export async function moveBranch(
  server: ReviewServer,
  as: Person,
  number: number,
  branch: string,
): Promise<void> {
  const input = { destination_branch: branch };
  await ask(server, as, "POST", `changes/${number}/move`, input);
}

/** Deletes a change for good, as the administrator. */
export async function deleteChange(server: ReviewServer, number: number): Promise<void> {
  await ask(server, server.admin, "DELETE", `changes/${number}`);
}
