import { z } from "zod";

/** Gerrit's way to write an instant: UTC, nine digits after the second that are zero in practice. */
const timestamp = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9}$/);

/** The part of Gerrit's AccountInfo that we read; only the number is there without DETAILED_ACCOUNTS. */
export const accountInfo = z.object({
  _account_id: z.number(),
  name: z.string().optional(),
  username: z.string().optional(),
  tags: z.array(z.string()).optional(),
});
export type AccountInfo = z.infer<typeof accountInfo>;

export const accountInfos = z.array(accountInfo);

/** Groups of an account; one that is not shown to the caller may lack its name. */
export const groupInfos = z.array(z.object({ name: z.string().optional() }));

/** One reviewer under one label: without a value it is a reviewer who did not vote. */
const approvalInfo = accountInfo.extend({
  value: z.number().optional(),
  date: timestamp.optional(),
  tag: z.string().optional(),
});

const labelInfo = z.object({ all: z.array(approvalInfo).optional() });

const revisionInfo = z.object({
  _number: z.number(),
  commit: z.object({ message: z.string() }).optional(),
});

/** The part of Gerrit's ChangeInfo that we read, as listings and single reads give it. */
export const changeInfo = z.object({
  _number: z.number(),
  project: z.string(),
  branch: z.string(),
  change_id: z.string(),
  subject: z.string(),
  status: z.enum(["NEW", "MERGED", "ABANDONED"]),
  topic: z.string().optional(),
  owner: accountInfo,
  is_private: z.boolean().optional(),
  work_in_progress: z.boolean().optional(),
  mergeable: z.boolean().optional(),
  created: timestamp,
  updated: timestamp,
  submitted: timestamp.optional(),
  meta_rev_id: z.string(),
  labels: z.record(z.string(), labelInfo).optional(),
  /** By account number; absent where nobody was ever in it. */
  attention_set: z
    .record(
      z.string(),
      z.object({ account: accountInfo, last_update: timestamp, reason: z.string().optional() }),
    )
    .optional(),
  /** Gerrit 3.10 and later. */
  current_revision_number: z.number().optional(),
  /** With CURRENT_REVISION only. */
  current_revision: z.string().optional(),
  revisions: z.record(z.string(), revisionInfo).optional(),
  _more_changes: z.boolean().optional(),
});
export type ChangeInfo = z.infer<typeof changeInfo>;

export const changeInfos = z.array(changeInfo);

/** A row that is asked for its commit message only. */
export const commitRows = z.array(
  z.object({
    _number: z.number(),
    current_revision: z.string().optional(),
    revisions: z.record(z.string(), revisionInfo).optional(),
  }),
);

/** A row that is asked for what the caller may vote. */
export const permittedRows = z.array(
  z.object({ permitted_labels: z.record(z.string(), z.array(z.string())).optional() }),
);

const who = z.object({ _account_id: z.number() });

const messageInfo = z.object({
  author: who.optional(),
  date: timestamp,
  tag: z.string().optional(),
  message: z.string(),
});
export type MessageInfo = z.infer<typeof messageInfo>;

export const messageInfos = z.array(messageInfo);

/** A change with all its patch sets and its log. */
export const conversationInfo = z.object({
  meta_rev_id: z.string(),
  unresolved_comment_count: z.number(),
  revisions: z.record(
    z.string(),
    z.object({
      _number: z.number(),
      /** A kind that a newer Gerrit may know counts as work: nobody loses a slot for it. */
      kind: z
        .enum([
          "REWORK",
          "TRIVIAL_REBASE",
          "TRIVIAL_REBASE_WITH_MESSAGE_UPDATE",
          "MERGE_FIRST_PARENT_UPDATE",
          "NO_CODE_CHANGE",
          "NO_CHANGE",
        ])
        .catch("REWORK"),
      uploader: who,
      created: timestamp,
    }),
  ),
  messages: z.array(
    z.object({
      id: z.string(),
      author: who.optional(),
      date: timestamp,
      tag: z.string().optional(),
      message: z.string(),
    }),
  ),
});
export type ConversationInfo = z.infer<typeof conversationInfo>;

const commentInfo = z.object({
  id: z.string(),
  author: who,
  updated: timestamp,
  in_reply_to: z.string().optional(),
  unresolved: z.boolean().optional(),
  /** The message in the change's log that it came with. */
  change_message_id: z.string(),
});
export type CommentInfo = z.infer<typeof commentInfo>;

/** Published comments by file. */
export const commentInfos = z.record(z.string(), z.array(commentInfo));

/** The answer to a review: `labels` holds what was taken, a dropped vote is absent. */
export const reviewResult = z.object({
  labels: z.record(z.string(), z.number()).optional(),
  change_info: changeInfo.optional(),
});

export const capabilities = z.object({
  queryLimit: z.object({ max: z.number() }).optional(),
  administrateServer: z.boolean().optional(),
});

export const projectInfo = z.object({
  state: z.enum(["ACTIVE", "READ_ONLY", "HIDDEN"]).optional(),
  labels: z.record(z.string(), z.object({ values: z.record(z.string(), z.string()) })).optional(),
});

export const serverVersion = z.string();

/** An answer without a body. */
export const nothing = z.null();
