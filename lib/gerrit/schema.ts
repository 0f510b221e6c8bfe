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

const messageInfo = z.object({
  author: z.object({ _account_id: z.number() }).optional(),
  date: timestamp,
  tag: z.string().optional(),
  message: z.string(),
});
export type MessageInfo = z.infer<typeof messageInfo>;

export const messageInfos = z.array(messageInfo);

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
