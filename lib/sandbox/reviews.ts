import { type Answer, ok } from "./answers.ts";
import { addAttention, attendReply, removeAttention } from "./attention.ts";
import { type Body, flagIn, isObject, objectsIn, textIn, textsIn } from "./body.ts";
import { type Call, signedIn, type World } from "./call.ts";
import {
  checkMessageLength,
  checkUpdatesLeft,
  currentPatchSet,
  ownerOnly,
  requireChange,
  requirePatchSet,
  say,
  update,
} from "./changes.ts";
import { addComments, checkReplies } from "./comments.ts";
import { voteInWords } from "./label-definitions.ts";
import { accountNamed } from "./people.ts";
import { addCopied, addReviewers, joinReviewers } from "./reviewers.ts";
import { rowOptions } from "./row-options.ts";
import { changeInfo } from "./rows.ts";
import type { Account, Change, PatchSet, Vote } from "./state.ts";
import { carryForward } from "./vote-copies.ts";
import { type Ballot, cast, checkVotable, newVotes, readBallot, voteOn } from "./votes.ts";
import { markWorkInProgress, setWorkInProgress } from "./work-in-progress.ts";

/**
 * `POST changes/{id}/revisions/{n}/review`: votes and speaks in one step. A vote that is there already and no message
 * changes nothing at all; a message is posted every time. `change_info` in the answer shows the change afterwards.
 */
export function postReview(call: Call, world: World): Answer {
  const caller = signedIn(call);
  const change = requireChange(call, world);
  const patchSet = requirePatchSet(call, change);
  const { body } = call;
  checkMessageLength(textIn(body, "message") ?? "");
  const options = rowOptions(textsIn(body, "response_format_options"), "response_format_options");
  const ballot = readBallot(world, caller, change, body);
  const votes = newVotes(world, caller, patchSet, ballot, textIn(body, "tag"));
  checkVotable(change, patchSet, votes);
  checkReplies(change, body);
  checkUpdatesLeft(change);
  const readiness = readinessIn(call, world, change);
  const reviewers = update(world, change, () => {
    const joined = addReviewers(world, change, caller, body);
    const hasSpoken = review(world, { caller, change, patchSet, body, ballot, votes });
    if (readiness !== null && hasSpoken) markWorkInProgress(world, change, readiness);
    else if (readiness !== null) setWorkInProgress(world, change, caller, readiness);
    attendAsAsked(world, change, caller, body);
    return joined;
  });
  return ok({
    ...(isObject(body["labels"]) ? { labels: answered(body["labels"], ballot) } : {}),
    ...(Object.keys(reviewers).length === 0 ? {} : { reviewers }),
    change_info: changeInfo(world, caller, change, options),
  });
}

const carriedTitle = "Copied votes on follow-up patch sets have been updated:";

/** The accepted votes, under the names that the request gave their labels. */
function answered(asked: Body, ballot: Ballot): Record<string, number> {
  const accepted = new Map([...ballot].map(([label, value]) => [label.toLowerCase(), value]));
  return Object.fromEntries(
    Object.keys(asked).flatMap((name) => {
      const value = accepted.get(name.toLowerCase());
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Whether a review also makes the change work in progress (true) or ready (false); null for neither. */
function readinessIn(call: Call, world: World, change: Change): boolean | null {
  const unready = flagIn(call.body, "work_in_progress");
  if (!unready && !flagIn(call.body, "ready")) return null;
  ownerOnly(call, world, change, "toggle work in progress state");
  return unready;
}

type Review = {
  readonly caller: Account;
  readonly change: Change;
  readonly patchSet: PatchSet;
  readonly body: Body;
  readonly ballot: Ballot;
  /** What of the ballot is new. */
  readonly votes: readonly Vote[];
};

/** Whether it said anything in the change log. */
function review(world: World, { caller, change, patchSet, body, ballot, votes }: Review): boolean {
  const tag = textIn(body, "tag");
  const text = wordsIn(body);
  cast(patchSet, votes);
  const carried = votes.flatMap((vote) => carryForward(world, change, patchSet, vote));
  const copies = carried.length === 0 ? "" : [carriedTitle, ...carried].join("\n");
  const comments = addComments(world, change, patchSet, caller, body);
  const paragraphs = [copies, comments, text].filter((paragraph) => paragraph !== "");
  const speaks = votes.length > 0 || paragraphs.length > 0;
  if (speaks) {
    const first = `Patch Set ${patchSet.number}:${votes.map((vote) => ` ${voteInWords(vote)}`).join("")}`;
    say(world, change, caller, [first, ...paragraphs].join("\n\n"), tag, patchSet.number);
  }
  if ([...ballot.values()].some((value) => value !== 0)) joinReviewers(change, caller);
  else if (paragraphs.length > 0) addCopied(change, caller);
  if (flagIn(body, "ignore_automatic_attention_set_rules")) return speaks;
  if (ballot.size === 0 && paragraphs.length === 0) return speaks;
  attendReply(world, change, caller.id, {
    counts: carried.length > 0 || areCurrent(change, caller, ballot),
    negative: [...ballot.values()].some((value) => value < 0),
  });
  return speaks;
}

/** Who makes a change ready without a word is given some. */
function wordsIn(body: Body): string {
  const text = textIn(body, "message")?.trim() ?? "";
  return text === "" && flagIn(body, "ready") ? "This change is ready for review." : text;
}

/** Whether all votes are on the current patch set, by themselves or copied. */
function areCurrent(change: Change, caller: Account, ballot: Ballot): boolean {
  const current = currentPatchSet(change);
  return [...ballot].every(
    ([label, value]) => (voteOn(current, caller.id, label)?.value ?? 0) === value,
  );
}

/** `add_to_attention_set` and `remove_from_attention_set`: lists of `{user, reason}`. */
function attendAsAsked(world: World, change: Change, caller: Account, body: Body): void {
  for (const { user, reason } of attentionInputs(body, "add_to_attention_set")) {
    const account = accountNamed(world.state, user);
    if (account) addAttention(world, change, account.id, reason, caller.id);
  }
  for (const { user, reason } of attentionInputs(body, "remove_from_attention_set")) {
    const account = accountNamed(world.state, user);
    if (account) removeAttention(world, change, account.id, reason);
  }
}

function attentionInputs(body: Body, key: string) {
  return objectsIn(body, key).map((input) => ({
    user: textIn(input, "user") ?? "",
    reason: textIn(input, "reason") ?? "",
  }));
}
