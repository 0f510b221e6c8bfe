import { rangeFor } from "./access.ts";
import type { World } from "./call.ts";
import { currentPatchSet, labelsFor, projectOf } from "./changes.ts";
import { highest, lowest, signed, valueTexts } from "./label-definitions.ts";
import type { Account, Change, Label, Vote } from "./state.ts";
import { effectiveReviewers } from "./visibility.ts";

type ToAccount = (id: number) => object;

/**
 * `labels` of a row and, with details, `permitted_labels` for the caller. Everyone who is a reviewer or ever voted has
 * a row; one without a vote has no value, unless the change is merged, or details are asked for and he may vote: then
 * it is 0.
 */
export function labelRows(
  world: World,
  caller: Account | null,
  change: Change,
  detailed: boolean,
  account: ToAccount,
): object {
  const defined = [...labelsFor(world.state, change).values()];
  const rows = defined.map((label) => {
    const all = voters(change).map((voter) => ({
      ...voteRow(world, change, label, voter, detailed),
      ...account(voter),
    }));
    const row = {
      ...verdict(change, label, account),
      ...(all.length === 0 ? {} : { all }),
      values: valueTexts(label),
      default_value: label.defaultValue,
      optional: true,
    };
    return [label.name, row];
  });
  const labels = Object.fromEntries(rows);
  if (!detailed) return { labels };
  return { labels, permitted_labels: permittedLabels(world, caller, change), removable_labels: {} };
}

/** Reviewers in the order in which Gerrit lists their votes: the newest account first. */
function voters(change: Change): readonly number[] {
  return [...effectiveReviewers(change)]
    .filter(([, state]) => state === "REVIEWER")
    .map(([id]) => id)
    .sort((a, b) => b - a);
}

function voteOf(change: Change, label: Label, account: number): Vote | undefined {
  return currentPatchSet(change).votes.find(
    (vote) => vote.account === account && vote.label === label.name,
  );
}

function voteRow(
  world: World,
  change: Change,
  label: Label,
  voter: number,
  detailed: boolean,
): object {
  const vote = voteOf(change, label, voter);
  const range = detailed ? votingRange(world, change, label, voter) : null;
  const canVote = range !== null && (range.min !== 0 || range.max !== 0);
  return {
    ...(vote?.tag ? { tag: vote.tag } : {}),
    ...(canVote || change.status === "MERGED" ? { value: 0 } : {}),
    ...(vote?.value ? { value: vote.value } : {}),
    ...(vote ? { date: vote.at } : {}),
    ...(canVote ? { permitted_voting_range: range } : {}),
  };
}

function votingRange(world: World, change: Change, label: Label, voter: number) {
  const account = world.state.accounts.get(voter) ?? null;
  const project = projectOf(world.state, change);
  return rangeFor(world.state, account, project, change, `label-${label.name}`);
}

/** Who decides a label: `rejected` and `approved` show the first extreme vote only, as Gerrit does. */
function verdict(change: Change, label: Label, account: ToAccount): object {
  const votes = currentPatchSet(change)
    .votes.filter((vote) => vote.label === label.name && vote.value !== 0)
    .sort((a, b) => b.account - a.account);
  const [first] = votes.filter(({ value }) => value === lowest(label) || value === highest(label));
  if (first) {
    const name = first.value === lowest(label) ? "rejected" : "approved";
    return { [name]: account(first.account) };
  }
  const negative = votes.find(({ value }) => value < 0);
  if (negative) return { disliked: account(negative.account), value: negative.value };
  const positive = votes.find(({ value }) => value > 0);
  return positive ? { recommended: account(positive.account), value: positive.value } : {};
}

/** Values that the caller may vote now; a label with nothing but 0 is left out, so is everything once abandoned. */
function permittedLabels(
  world: World,
  caller: Account | null,
  change: Change,
): Record<string, string[]> {
  if (caller === null || change.status === "ABANDONED") return {};
  const permitted: Record<string, string[]> = {};
  for (const label of labelsFor(world.state, change).values()) {
    const { min, max } = votingRange(world, change, label, caller.id);
    const least = change.status === "MERGED" ? (voteOf(change, label, caller.id)?.value ?? 0) : min;
    const values = label.values
      .map(({ value }) => value)
      .filter((value) => value >= least && value >= min && value <= max);
    if (values.some((value) => value !== 0)) permitted[label.name] = values.map(signed);
  }
  return permitted;
}
