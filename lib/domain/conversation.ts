import type { ChangeMessage, SeenChange, Vote } from "./change.ts";

/** Gerrit's kinds of patch sets; only `REWORK` is somebody's work on the code. */
export type PatchSetKind =
  | "REWORK"
  | "TRIVIAL_REBASE"
  | "TRIVIAL_REBASE_WITH_MESSAGE_UPDATE"
  | "MERGE_FIRST_PARENT_UPDATE"
  | "NO_CODE_CHANGE"
  | "NO_CHANGE";

/** One patch set as somebody uploaded it. */
export type Upload = {
  readonly patchSet: number;
  readonly kind: PatchSetKind;
  /** Account number of who uploaded it, which need not be the owner. */
  readonly uploader: number;
  readonly at: Date;
};

/** One entry of a change's log without its words: who spoke when, and under which tag a program did. */
export type Remark = {
  readonly author: number | null;
  readonly at: Date;
  readonly tag: string | null;
};

/** A vote as it was cast. Gerrit dates a vote anew each time that it copies it to a patch set. */
export type Cast = {
  readonly account: number;
  readonly label: string;
  readonly value: number;
  readonly at: Date;
};

/** A thread of comments that nobody has resolved: its last comment, drafts left out. */
export type OpenThread = { readonly author: number; readonly at: Date };

/**
 * What happened on one change, as far as it tells whose turn it is. It is read only for open changes of blueprints
 * that have a slot, or that were bumped and whose author may be back.
 */
export type Conversation = {
  /** The server's version of the change at which this was read: a change with another one is not known well enough. */
  readonly metaRevId: string;
  readonly uploads: readonly Upload[];
  readonly remarks: readonly Remark[];
  /** Oldest first, those of former patch sets included. */
  readonly casts: readonly Cast[];
  readonly openThreads: readonly OpenThread[];
};

/** A change whose votes are dated as they were cast, as far as its log tells. */
export function asCast(change: SeenChange, { casts }: Pick<Conversation, "casts">): SeenChange {
  const castAt = ({ account, label, value, at }: Vote) =>
    casts.findLast(
      (one) =>
        one.account === account && one.label === label && one.value === value && one.at <= at,
    )?.at ?? at;
  return { ...change, votes: change.votes.map((vote) => ({ ...vote, at: castAt(vote) })) };
}

/** The votes that an entry of a change's log tells of: Gerrit writes them on its first line. */
export function castsIn({ author, at, text }: Omit<ChangeMessage, "tag">): Cast[] {
  if (author === null) return [];
  const [, line = ""] = /^(?:Patch Set|Uploaded patch set) \d+:(.*)/.exec(text) ?? [];
  const votes = line.matchAll(/(?<= )([A-Za-z0-9][A-Za-z0-9-]*?)([+-]\d+)(?=[ .]|$)/g);
  return Array.from(votes, ([, label = "", value]) => {
    return { account: author, label, value: Number(value), at };
  });
}
