import {
  getAccount,
  getAccountDetail,
  getAccountGroups,
  getCapabilities,
  putAccount,
  putAccountName,
  putAccountPassword,
} from "./accounts.ts";
import { ok } from "./answers.ts";
import { deleteAttention, listAttention, postAttention } from "./attention.ts";
import type { Handler } from "./call.ts";
import { listComments } from "./comments.ts";
import { postChange } from "./create-change.ts";
import {
  deleteEdit,
  getEdit,
  publishEdit,
  putEditedFile,
  putEditedMessage,
  putMessage,
} from "./edits.ts";
import {
  deleteMember,
  getGroup,
  listGroups,
  listMembers,
  putGroup,
  putGroupOptions,
  putIncludedGroup,
  putMember,
} from "./groups.ts";
import { listLabels, putLabel, putSubmitRequirement } from "./labels.ts";
import { getChange, getChangeDetail, listChanges } from "./listing.ts";
import { getCommit, getMetaDiff, listMessages } from "./logs.ts";
import { postMove, postRebase } from "./moves.ts";
import { getAccess, postAccess } from "./permissions.ts";
import { getBranch, getProject, listBranches, putBranch, putProject } from "./projects.ts";
import { getRelated } from "./relations.ts";
import { deleteReviewer, deleteVote } from "./removals.ts";
import { getReviewer, listReviewers, listVotes, postReviewer } from "./reviewers.ts";
import { postReview } from "./reviews.ts";
import {
  deleteChange,
  deletePrivate,
  postAbandon,
  postForget,
  postPrivate,
  postRestore,
} from "./status-changes.ts";
import { postDirectMerge, postSubmit } from "./submits.ts";
import { deleteTopic, getHashtags, getTopic, postHashtags, putTopic } from "./topics.ts";
import { postReady, postWip } from "./work-in-progress.ts";

/** Everything that the sandbox answers, as `METHOD path`; a part that begins with `:` is a name. */
const routes: Readonly<Record<string, Handler>> = {
  "GET config/server/version": (_call, world) => ok(world.version),

  "GET accounts/:account": getAccount,
  "PUT accounts/:account": putAccount,
  "GET accounts/:account/detail": getAccountDetail,
  "GET accounts/:account/capabilities": getCapabilities,
  "GET accounts/:account/groups": getAccountGroups,
  "PUT accounts/:account/name": putAccountName,
  "PUT accounts/:account/password.http": putAccountPassword,

  "GET groups": listGroups,
  "GET groups/:group": getGroup,
  "PUT groups/:group": putGroup,
  "PUT groups/:group/options": putGroupOptions,
  "GET groups/:group/members": listMembers,
  "PUT groups/:group/members/:account": putMember,
  "DELETE groups/:group/members/:account": deleteMember,
  "PUT groups/:group/groups/:included": putIncludedGroup,

  "GET projects/:project": getProject,
  "PUT projects/:project": putProject,
  "GET projects/:project/access": getAccess,
  "POST projects/:project/access": postAccess,
  "GET projects/:project/branches": listBranches,
  "GET projects/:project/branches/:branch": getBranch,
  "PUT projects/:project/branches/:branch": putBranch,
  "GET projects/:project/labels": listLabels,
  "PUT projects/:project/labels/:label": putLabel,
  "PUT projects/:project/submit_requirements/:requirement": putSubmitRequirement,

  "GET changes": listChanges,
  "POST changes": postChange,
  "GET changes/:change": getChange,
  "DELETE changes/:change": deleteChange,
  "GET changes/:change/detail": getChangeDetail,
  "GET changes/:change/messages": listMessages,
  "GET changes/:change/meta_diff": getMetaDiff,
  "GET changes/:change/comments": listComments,
  "GET changes/:change/topic": getTopic,
  "PUT changes/:change/topic": putTopic,
  "DELETE changes/:change/topic": deleteTopic,
  "GET changes/:change/hashtags": getHashtags,
  "POST changes/:change/hashtags": postHashtags,
  "PUT changes/:change/message": putMessage,
  "GET changes/:change/edit": getEdit,
  "DELETE changes/:change/edit": deleteEdit,
  "PUT changes/:change/edit/:file": putEditedFile,
  "PUT changes/:change/edit:message": putEditedMessage,
  "POST changes/:change/edit:publish": publishEdit,
  "POST changes/:change/abandon": postAbandon,
  "POST changes/:change/restore": postRestore,
  "POST changes/:change/wip": postWip,
  "POST changes/:change/ready": postReady,
  "POST changes/:change/private": postPrivate,
  "DELETE changes/:change/private": deletePrivate,
  "POST changes/:change/private.delete": deletePrivate,
  "POST changes/:change/move": postMove,
  "POST changes/:change/rebase": postRebase,
  "POST changes/:change/submit": postSubmit,
  "GET changes/:change/attention": listAttention,
  "POST changes/:change/attention": postAttention,
  "DELETE changes/:change/attention/:account": deleteAttention,
  "POST changes/:change/attention/:account/delete": deleteAttention,
  "GET changes/:change/reviewers": listReviewers,
  "POST changes/:change/reviewers": postReviewer,
  "GET changes/:change/reviewers/:account": getReviewer,
  "DELETE changes/:change/reviewers/:account": deleteReviewer,
  "POST changes/:change/reviewers/:account/delete": deleteReviewer,
  "GET changes/:change/reviewers/:account/votes": listVotes,
  "DELETE changes/:change/reviewers/:account/votes/:label": deleteVote,
  "POST changes/:change/reviewers/:account/votes/:label/delete": deleteVote,
  "GET changes/:change/revisions/:revision/commit": getCommit,
  "POST changes/:change/revisions/:revision/rebase": postRebase,
  "GET changes/:change/revisions/:revision/related": getRelated,
  "POST changes/:change/revisions/:revision/review": postReview,
  "POST changes/:change/revisions/:revision/submit": postSubmit,

  "POST sandbox/merge/:change": postDirectMerge,
  "POST sandbox/forget": postForget,
};

type Route = {
  readonly method: string;
  readonly parts: readonly string[];
  readonly handler: Handler;
};

const table: readonly Route[] = Object.entries(routes).map(([key, handler]) => {
  const [method = "", path = ""] = key.split(" ");
  return { method, parts: path.split("/"), handler };
});

const collections = new Set(table.map(({ parts }) => parts[0]));

/** What a path leads to: a handler with the names in the path, nothing in a known collection, or none of ours. */
export type Match =
  | {
      readonly kind: "handler";
      readonly handler: Handler;
      readonly params: Record<string, string>;
    }
  | { readonly kind: "unknown" }
  | { readonly kind: "elsewhere" };

/** Finds the handler for a path without `/a/`; its parts are decoded one by one, for a project's name may hold `%2F`. */
export function route(method: string, path: string): Match {
  const parts = path.replace(/\/$/, "").split("/").map(decode);
  for (const { method: wanted, parts: pattern, handler } of table) {
    if (wanted !== method || pattern.length !== parts.length) continue;
    const params = bind(pattern, parts);
    if (params) return { kind: "handler", handler, params };
  }
  return { kind: collections.has(parts[0] ?? "") ? "unknown" : "elsewhere" };
}

function bind(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? "";
    if (wanted.startsWith(":")) params[wanted.slice(1)] = part;
    else if (wanted !== part) return null;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
