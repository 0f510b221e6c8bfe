import type { World } from "./call.ts";
import { currentPatchSet, subjectOf } from "./changes.ts";
import { unresolvedThreads } from "./comments.ts";
import { messageInfo } from "./message-rows.ts";
import { accountInfo } from "./people.ts";
import { revisionInfo } from "./revision-rows.ts";
import { labelRows } from "./row-labels.ts";
import type { RowOptions } from "./row-options.ts";
import type { Account, Attention, Change } from "./state.ts";
import { judge } from "./submit-requirements.ts";
import { effectiveReviewers } from "./visibility.ts";

/** A change as Gerrit writes it (ChangeInfo) for one caller. Booleans are absent when false. */
export function changeInfo(
  world: World,
  caller: Account | null,
  change: Change,
  options: RowOptions,
): Record<string, unknown> {
  const detailed = options.has("DETAILED_ACCOUNTS");
  const account = (id: number) => accountInfo(world.state, id, detailed);
  return {
    ...identity(change),
    ...attention(change, account),
    hashtags: change.hashtags,
    change_id: change.changeId,
    subject: subjectOf(currentPatchSet(change)),
    status: change.status,
    created: change.createdOn,
    updated: change.updated,
    ...(change.submitted === null ? {} : submitted(change, account)),
    ...(change.status !== "NEW" ? {} : { submit_type: "MERGE_IF_NECESSARY" }),
    ...(world.state.reportMergeable && change.status === "NEW"
      ? { mergeable: !change.conflicting }
      : {}),
    ...(options.has("SKIP_DIFFSTAT") ? {} : { insertions: 0, deletions: 0 }),
    total_comment_count: change.comments.length,
    unresolved_comment_count: unresolvedThreads(change),
    has_review_started: !change.workInProgress || change.reviewers.length > 0,
    ...(change.private ? { is_private: true } : {}),
    ...(change.workInProgress ? { work_in_progress: true } : {}),
    meta_rev_id: change.versions.at(-1)?.revision,
    _number: change.number,
    virtual_id_number: change.number,
    owner: account(change.owner),
    ...labels(world, caller, change, options, account),
    ...messages(world, change, options),
    current_revision_number: currentPatchSet(change).number,
    ...revisions(world, change, options),
    requirements: [],
    ...requirements(world, change, options),
  };
}

type ToAccount = (id: number) => object;

function identity(change: Change): object {
  const project = encodeURIComponent(change.project);
  return {
    id: `${project}~${change.number}`,
    triplet_id: `${project}~${encodeURIComponent(change.branch)}~${change.changeId}`,
    project: change.project,
    branch: change.branch,
    ...(change.topic === null ? {} : { topic: change.topic }),
  };
}

function attention(change: Change, account: ToAccount): object {
  const untouched = change.attention.length + change.attentionRemoved.length === 0;
  if (untouched) return {};
  const entries = (list: readonly Attention[]) =>
    list.map((one) => [
      one.account,
      {
        account: account(one.account),
        last_update: one.at,
        reason: one.reason,
        ...(one.because === null ? {} : { reason_account: account(one.because) }),
      },
    ]);
  return {
    attention_set: Object.fromEntries(entries(change.attention)),
    removed_from_attention_set: Object.fromEntries(entries(change.attentionRemoved)),
  };
}

function submitted(change: Change, account: ToAccount): object {
  if (change.submitted === null) return {};
  const { at, by, with: together } = change.submitted;
  return { submitted: at, submitter: account(by), submission_id: String(together) };
}

function labels(
  world: World,
  caller: Account | null,
  change: Change,
  options: RowOptions,
  account: ToAccount,
): object {
  const detailed = options.has("DETAILED_LABELS");
  if (!detailed && !options.has("LABELS")) return {};
  const people: Record<string, object[]> = {};
  for (const [id, state] of [...effectiveReviewers(change)].sort(([a], [b]) => a - b)) {
    people[state] = [...(people[state] ?? []), account(id)];
  }
  return {
    ...labelRows(world, caller, change, detailed, account),
    removable_reviewers: [],
    reviewers: people,
    pending_reviewers: {},
  };
}

function messages(world: World, change: Change, options: RowOptions): object {
  if (!options.has("MESSAGES")) return {};
  const detailed = options.has("DETAILED_ACCOUNTS");
  return {
    messages: change.messages.map((message) => messageInfo(world.state, message, detailed)),
  };
}

function revisions(world: World, change: Change, options: RowOptions): object {
  const all = options.has("ALL_REVISIONS") || options.has("ALL_COMMITS");
  const commits = options.has("CURRENT_COMMIT") || options.has("ALL_COMMITS");
  const wanted = all || commits || options.has("CURRENT_REVISION");
  if (!wanted) return {};
  const current = currentPatchSet(change);
  const shown = all ? change.patchSets : [current];
  return {
    current_revision: current.revision,
    revisions: Object.fromEntries(
      shown.map((patchSet) => [
        patchSet.revision,
        revisionInfo(world.state, change, patchSet, {
          commit: commits && (options.has("ALL_COMMITS") || patchSet === current),
          detailed: options.has("DETAILED_ACCOUNTS"),
        }),
      ]),
    ),
  };
}

function requirements(world: World, change: Change, options: RowOptions): object {
  const listed = options.has("SUBMIT_REQUIREMENTS");
  if (!listed && !options.has("SUBMITTABLE")) return {};
  const judged = judge(world, change);
  const submittable = judged.every(({ status }) => status !== "UNSATISFIED");
  if (!listed) return { submittable };
  return {
    ...(options.has("SUBMITTABLE") ? { submittable } : {}),
    submit_requirements: judged.map(({ requirement, status }) => ({
      name: requirement.name,
      ...(requirement.description === null ? {} : { description: requirement.description }),
      status,
      is_legacy: false,
      submittability_expression_result: { expression: requirement.submittableIf },
    })),
  };
}
