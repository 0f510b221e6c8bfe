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
  readonly openThreads: readonly OpenThread[];
};
