import { ask } from "./ask.ts";
import type { ReviewServer } from "./review-server.ts";

/** A change as the administrator sees it. */
export type SeenChange = {
  readonly number: number;
  readonly changeId: string;
  readonly repository: string;
  readonly branch: string;
  readonly topic: string | null;
  readonly subject: string;
  readonly status: "NEW" | "MERGED" | "ABANDONED";
  readonly isWip: boolean;
  readonly isPrivate: boolean;
  readonly ownerId: number;
  /** Number of the current patch set. */
  readonly patchSet: number;
};

/** A vote that stands; `date` is Gerrit's text, UTC. */
export type SeenVote = {
  readonly accountId: number;
  readonly value: number;
  readonly tag: string | null;
  readonly date: string;
};

/** A message of the change log; `author` is an account number, null for what Gerrit says by itself. */
export type SeenMessage = {
  readonly author: number | null;
  readonly tag: string | null;
  readonly message: string;
  readonly patchSet: number | null;
  readonly date: string;
};

type ChangeInfo = {
  readonly _number: number;
  readonly change_id: string;
  readonly project: string;
  readonly branch: string;
  readonly topic?: string;
  readonly subject: string;
  readonly status: SeenChange["status"];
  readonly work_in_progress?: boolean;
  readonly is_private?: boolean;
  readonly owner: { readonly _account_id: number };
  readonly current_revision: string;
  readonly revisions: Readonly<Record<string, { readonly _number: number }>>;
  readonly labels: Readonly<Record<string, { readonly all?: readonly ApprovalInfo[] }>>;
};

type ApprovalInfo = {
  readonly _account_id: number;
  readonly value?: number;
  readonly date?: string;
  readonly tag?: string;
};

type MessageInfo = {
  readonly author?: { readonly _account_id: number };
  readonly tag?: string;
  readonly message: string;
  readonly date: string;
  readonly _revision_number?: number;
};

/** The change as it is now, read from the server itself. */
export async function changeOf(server: ReviewServer, number: number): Promise<SeenChange> {
  const info = await read(server, number);
  return {
    number: info._number,
    changeId: info.change_id,
    repository: info.project,
    branch: info.branch,
    topic: info.topic ?? null,
    subject: info.subject,
    status: info.status,
    isWip: info.work_in_progress ?? false,
    isPrivate: info.is_private ?? false,
    ownerId: info.owner._account_id,
    patchSet: info.revisions[info.current_revision]?._number ?? 0,
  };
}

/** The votes that stand on the current patch set; a vote of 0 is none. */
export async function votesOf(
  server: ReviewServer,
  number: number,
  label: string,
): Promise<SeenVote[]> {
  const { labels } = await read(server, number);
  const standing = (labels[label]?.all ?? []).filter((approval) => approval.value);
  return standing.map(({ _account_id, value = 0, tag = null, date = "" }) => {
    return { accountId: _account_id, value, tag, date };
  });
}

/** The change log, oldest first. */
export async function messagesOf(server: ReviewServer, number: number): Promise<SeenMessage[]> {
  const messages = await ask(server, server.admin, "GET", `changes/${number}/messages`);
  return (messages as MessageInfo[]).map((info) => ({
    author: info.author?._account_id ?? null,
    tag: info.tag ?? null,
    message: info.message,
    patchSet: info._revision_number ?? null,
    date: info.date,
  }));
}

async function read(server: ReviewServer, number: number): Promise<ChangeInfo> {
  const path = `changes/${number}?o=LABELS&o=CURRENT_REVISION`;
  return (await ask(server, server.admin, "GET", path)) as ChangeInfo;
}
