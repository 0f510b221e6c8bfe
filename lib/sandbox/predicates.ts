import { badRequest, forbidden } from "./answers.ts";
import type { World } from "./call.ts";
import { bareWord, changeNamed, contains } from "./change-predicate.ts";
import { currentPatchSet, projectOf } from "./changes.ts";
import { unresolvedThreads } from "./comments.ts";
import { instant } from "./instants.ts";
import { labelPredicate, type Voters } from "./label-predicate.ts";
import { accountNamed } from "./people.ts";
import { fullRef } from "./projects.ts";
import type { Query } from "./query-parser.ts";
import type { Account, Change } from "./state.ts";
import { effectiveReviewers } from "./visibility.ts";

export type Predicate = (change: Change) => boolean;

/** Who searches, and in what. */
export type Searcher = { readonly world: World; readonly caller: Account | null };

/** Turns a query into a test of one change; throws Gerrit's 400 for an operator or a value that it does not know. */
export function toPredicate(query: Query, searcher: Searcher): Predicate {
  switch (query.kind) {
    case "all": {
      const parts = query.parts.map((part) => toPredicate(part, searcher));
      return (change) => parts.every((part) => part(change));
    }
    case "any": {
      const parts = query.parts.map((part) => toPredicate(part, searcher));
      return (change) => parts.some((part) => part(change));
    }
    case "not": {
      const part = toPredicate(query.part, searcher);
      return (change) => !part(change);
    }
    case "term":
      return query.operator === null
        ? bareWord(query.value)
        : operator(query.operator)(query.value, searcher);
  }
}

type Operator = (value: string, searcher: Searcher) => Predicate;

const since: Operator = (value) => {
  const from = instant(value);
  return (change) => change.updated >= from;
};

const until: Operator = (value) => {
  const to = instant(value);
  return (change) => change.updated <= to;
};

const branch: Operator = (value) => (change) => fullRef(change.branch) === fullRef(value);

/** A name, or `^beginning.*`: the one kind of pattern that is understood here. */
const projectNamed: Operator = (value) => {
  const beginning = /^\^(.*)\.\*$/.exec(value)?.[1];
  if (beginning === undefined) return (change) => change.project === value;
  return (change) => change.project.startsWith(beginning);
};

const byStatus: Operator = (value) => {
  const predicate = status(value);
  if (predicate === null) throw badRequest(`Unrecognized value: ${value}`);
  return predicate;
};

const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["project", projectNamed],
  ["p", projectNamed],
  ["projects", (value) => (change) => change.project.startsWith(value)],
  ["branch", branch],
  ["ref", branch],
  ["status", byStatus],
  ["change", (value) => changeNamed(value)],
  ["topic", (value) => (change) => (change.topic ?? "") === value],
  ["intopic", (value) => (change) => change.topic?.includes(value) ?? false],
  ["hashtag", (value) => (change) => change.hashtags.includes(value)],
  ["owner", (value, searcher) => byAccount(value, searcher, (change, id) => change.owner === id)],
  ["cc", (value, searcher) => byAccount(value, searcher, isCopied)],
  ["reviewer", (value, searcher) => byAccount(value, searcher, isReviewer)],
  ["uploader", (value, searcher) => byAccount(value, searcher, isUploader)],
  ["attention", (value, searcher) => byAccount(value, searcher, hasAttention)],
  ["after", since],
  ["since", since],
  ["before", until],
  ["until", until],
  ["label", (value, searcher) => labelPredicate(value, votersFor(searcher))],
  ["message", (value) => (change) => contains(currentPatchSet(change).message, value)],
  ["commit", (value) => (change) => change.patchSets.some((one) => one.revision.startsWith(value))],
  ["has", (value) => has(value)],
  ["is", (value, searcher) => is(value, searcher)],
]);

const votersFor = ({ world, caller }: Searcher): Voters => ({
  state: world.state,
  caller,
  accountId: (name) => accountNamed(world.state, name)?.id ?? null,
  projectOf: (change) => projectOf(world.state, change),
});

function operator(name: string): Operator {
  return (
    operators.get(name) ??
    ((value) => {
      throw badRequest(`Unsupported operator ${name}:${value}`);
    })
  );
}

function status(value: string): Predicate | null {
  switch (value.toLowerCase()) {
    case "open":
    case "pending":
    case "new":
      return (change) => change.status === "NEW";
    case "closed":
      return (change) => change.status !== "NEW";
    case "merged":
      return (change) => change.status === "MERGED";
    case "abandoned":
      return (change) => change.status === "ABANDONED";
    default:
      return null;
  }
}

function is(value: string, searcher: Searcher): Predicate {
  if (value === "private") return (change) => change.private;
  if (value === "wip") return (change) => change.workInProgress;
  if (value === "owner") return operator("owner")("self", searcher);
  if (value === "reviewer") return operator("reviewer")("self", searcher);
  if (value === "attention") return operator("attention")("self", searcher);
  if (value === "mergeable") {
    throw badRequest("'is:mergeable' operator is not supported on this gerrit host");
  }
  const predicate = status(value);
  if (predicate === null) throw badRequest(`Unrecognized value: ${value}`);
  return predicate;
}

function has(value: string): Predicate {
  if (value === "unresolved") return (change) => unresolvedThreads(change) > 0;
  if (value === "attention") return (change) => change.attention.length > 0;
  throw badRequest(`Unsupported operator has:${value}`);
}

const isReviewer = (change: Change, id: number) =>
  effectiveReviewers(change).get(id) === "REVIEWER";
const isCopied = (change: Change, id: number) => effectiveReviewers(change).get(id) === "CC";
const isUploader = (change: Change, id: number) => currentPatchSet(change).uploader === id;
const hasAttention = (change: Change, id: number) =>
  change.attention.some(({ account }) => account === id);

function byAccount(
  value: string,
  { world, caller }: Searcher,
  test: (change: Change, id: number) => boolean,
): Predicate {
  const self = value === "self" || value === "me";
  if (self && caller === null) throw forbidden("Must be signed-in to use this operator");
  const account = self ? caller : accountNamed(world.state, value);
  return account === null ? () => false : (change) => test(change, account.id);
}
