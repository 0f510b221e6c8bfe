import { type Answer, missing, ok } from "./answers.ts";
import { addAttention } from "./attention.ts";
import { type Body, objectsIn, textIn } from "./body.ts";
import { type Call, param, signedIn, type World } from "./call.ts";
import { currentPatchSet, labelsFor, requireChange, update } from "./changes.ts";
import { signed } from "./label-definitions.ts";
import { accountInfo, accountNamed, requireAccount } from "./people.ts";
import type { Account, Change } from "./state.ts";
import { effectiveReviewers } from "./visibility.ts";
import { voteOn } from "./votes.ts";

/** Makes a voter a reviewer, unless he is on the list already (a CC stays a CC beneath his vote). */
export function joinReviewers(change: Change, account: Account): void {
  if (change.reviewers.some((reviewer) => reviewer.account === account.id)) return;
  change.reviewers.push({ account: account.id, state: "REVIEWER" });
}

/** Makes somebody who only spoke a CC; the owner needs no copy. */
export function addCopied(change: Change, account: Account): void {
  if (account.id === change.owner) return;
  if (effectiveReviewers(change).has(account.id)) return;
  change.reviewers.push({ account: account.id, state: "CC" });
}

/** The reviewers that a review asks to add, and what the answer says of each. */
export function addReviewers(
  world: World,
  change: Change,
  caller: Account,
  body: Body,
): Record<string, object> {
  const inputs = objectsIn(body, "reviewers").map((input) => [
    textIn(input, "reviewer") ?? "",
    addReviewer(world, change, caller, input).result,
  ]);
  return Object.fromEntries(inputs);
}

function addReviewer(
  world: World,
  change: Change,
  caller: Account,
  input: Body,
): { readonly added: boolean; readonly result: object } {
  const name = textIn(input, "reviewer") ?? "";
  const account = accountNamed(world.state, name);
  if (account === null) {
    const error = `Account '${name}' not found\n${name} does not identify a registered user or group`;
    return { added: false, result: { input: name, error } };
  }
  const state = textIn(input, "state") === "CC" ? "CC" : "REVIEWER";
  if (effectiveReviewers(change).get(account.id) === state) {
    return { added: true, result: { input: name, [state === "CC" ? "ccs" : "reviewers"]: [] } };
  }
  change.reviewers = [
    ...change.reviewers.filter((reviewer) => reviewer.account !== account.id),
    { account: account.id, state },
  ];
  if (state === "REVIEWER" && account.id !== caller.id) {
    addAttention(world, change, account.id, "Reviewer was added");
  }
  const info = reviewerInfo(world, change, account.id);
  return { added: true, result: { input: name, [state === "CC" ? "ccs" : "reviewers"]: [info] } };
}

function reviewerInfo(world: World, change: Change, account: number): object {
  const approvals = [...labelsFor(world.state, change).keys()].map((label) => [
    label,
    signed(voteOn(currentPatchSet(change), account, label)?.value ?? 0),
  ]);
  return { approvals: Object.fromEntries(approvals), ...accountInfo(world.state, account, true) };
}

export function postReviewer(call: Call, world: World): Answer {
  const caller = signedIn(call);
  const change = requireChange(call, world);
  const { added, result } = update(world, change, () =>
    addReviewer(world, change, caller, call.body),
  );
  return { status: added ? 200 : 400, body: result };
}

export function listReviewers(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  const reviewers = [...effectiveReviewers(change)].filter(([, state]) => state === "REVIEWER");
  return ok(reviewers.map(([account]) => reviewerInfo(world, change, account)));
}

/** The reviewer, CC or voter that the path names; 404 for anybody else. */
export function requireReviewer(call: Call, world: World, change: Change): Account {
  const name = param(call, "account");
  const account =
    name === "self" ? requireAccount(call, world, name) : accountNamed(world.state, name);
  if (account === null || !effectiveReviewers(change).has(account.id)) throw missing(name);
  return account;
}

export function getReviewer(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  const account = requireReviewer(call, world, change);
  return ok([reviewerInfo(world, change, account.id)]);
}

export function listVotes(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  const account = requireReviewer(call, world, change);
  const votes = currentPatchSet(change).votes.filter((vote) => vote.account === account.id);
  return ok(Object.fromEntries(votes.map(({ label, value }) => [label, value])));
}
