import type { Account, Change, ChangeMessage, SeenChange, Vote } from "#lib/domain/change.ts";
import { GerritError } from "./error.ts";
import type { AccountInfo, ChangeInfo, MessageInfo } from "./schema.ts";

/** One row in our words. Throws a GerritError where the row does not tell its patch set. */
export function toSeenChange(info: ChangeInfo): SeenChange {
  return {
    number: info._number,
    repository: info.project,
    branch: info.branch,
    changeId: info.change_id,
    subject: info.subject,
    status: info.status,
    topic: info.topic ?? null,
    owner: info.owner._account_id,
    isPrivate: info.is_private ?? false,
    isWip: info.work_in_progress ?? false,
    patchSet: patchSetOf(info),
    isMergeable: info.mergeable ?? null,
    createdAt: toDate(info.created),
    updatedAt: toDate(info.updated),
    submittedAt: info.submitted === undefined ? null : toDate(info.submitted),
    metaRevId: info.meta_rev_id,
    votes: votesOf(info),
    labels: Object.keys(info.labels ?? {}),
    attention: Object.values(info.attention_set ?? {}).map(
      ({ account, last_update, reason = "" }) => ({
        account: account._account_id,
        since: toDate(last_update),
        reason,
      }),
    ),
  };
}

/** A row that was asked for its commit. Throws a GerritError where it came without. */
export function toChange(info: ChangeInfo): Change {
  const message = info.revisions?.[info.current_revision ?? ""]?.commit?.message;
  if (message !== undefined) return { ...toSeenChange(info), message };
  throw new GerritError("unexpected", `Change ${info._number} came without its commit message.`);
}

/** Everybody whom these rows name, once each: owners, reviewers and who is asked to look. */
export function accountsOf(rows: readonly ChangeInfo[]): Account[] {
  const infos = new Map<number, AccountInfo>();
  for (const row of rows) {
    for (const { account } of Object.values(row.attention_set ?? {})) {
      infos.set(account._account_id, account);
    }
    for (const info of [row.owner, ...reviewersIn(row)]) infos.set(info._account_id, info);
  }
  return [...infos.values()].map(toAccount);
}

const reviewersIn = ({ labels = {} }: ChangeInfo): readonly AccountInfo[] =>
  Object.values(labels).flatMap(({ all = [] }) => all);

/** An account; who is in "Service Users" carries a tag that says so. */
export function toAccount(info: AccountInfo): Account {
  return {
    id: info._account_id,
    username: info.username ?? null,
    name: info.name ?? null,
    isService: info.tags?.includes("SERVICE_USER") ?? false,
  };
}

/** One entry of a change's log; what Gerrit says itself has no author. */
export function toMessage(info: MessageInfo): ChangeMessage {
  return {
    author: info.author?._account_id ?? null,
    at: toDate(info.date),
    tag: info.tag ?? null,
    text: info.message,
  };
}

/** Gerrit's `2026-08-01 10:00:00.000000000`, which is UTC, to the millisecond. By its digits: a page has thousands. */
export function toDate(text: string): Date {
  const day = Date.UTC(100 * two(text, 0) + two(text, 2), two(text, 5) - 1, two(text, 8));
  const seconds = (two(text, 11) * 60 + two(text, 14)) * 60 + two(text, 17);
  return new Date(day + 1000 * seconds + 10 * two(text, 20) + digit(text, 22));
}

const digit = (text: string, index: number): number => text.charCodeAt(index) - 48;
const two = (text: string, index: number): number =>
  10 * digit(text, index) + digit(text, index + 1);

/** A date as Gerrit's queries take it: UTC, to the second, rounded down. */
export function toTimestamp(date: Date): string {
  return date.toISOString().slice(0, 19).replace("T", " ");
}

/** The number in Gerrit's ` 0`, `+1` and `-2`. */
export function toValue(text: string): number {
  return Number(text.trim());
}

/** 3.9 tells it through the current revision only. */
function patchSetOf(info: ChangeInfo): number {
  const revision = info.revisions?.[info.current_revision ?? ""];
  const number = info.current_revision_number ?? revision?._number;
  if (number !== undefined) return number;
  throw new GerritError(
    "unexpected",
    `Change ${info._number} came without its patch set's number.`,
  );
}

function votesOf(info: ChangeInfo): Vote[] {
  const votes: Vote[] = [];
  for (const [label, { all = [] }] of Object.entries(info.labels ?? {})) {
    for (const { value = 0, _account_id: account, date, tag = null } of all) {
      if (value !== 0) votes.push({ label, value, account, at: toDate(date ?? info.updated), tag });
    }
  }
  return votes;
}
