import type { World } from "./call.ts";
import { labelsFor } from "./changes.ts";
import { isCopied, withHeldTerms } from "./copy-conditions.ts";
import { timestamp } from "./identifiers.ts";
import { voteInWords } from "./label-definitions.ts";
import type { Change, ChangeKind, Label, PatchSet, Vote } from "./state.ts";
import { cast, voteOn } from "./votes.ts";

/** What a new patch set keeps of the votes on the one before, what it loses, and both as Gerrit's message tells it. */
export type CarriedOver = {
  readonly kept: readonly Vote[];
  readonly outdated: readonly Vote[];
  readonly words: string;
};

/** Votes that a new patch set of some kind keeps. Copied votes keep account and tag; their date is that of the patch set. */
export function carryOver(
  world: World,
  change: Change,
  from: PatchSet,
  kind: ChangeKind,
): CarriedOver {
  const labels = labelsFor(world.state, change);
  const kept: Vote[] = [];
  const outdated: Vote[] = [];
  const lines = { kept: [] as string[], outdated: [] as string[] };
  for (const vote of from.votes) {
    const label = labels.get(vote.label);
    if (!label || vote.value === 0) continue;
    const copied = isCopied(label, vote, kind);
    const condition = withHeldTerms(label, vote, kind);
    (copied ? kept : outdated).push({ ...vote, at: timestamp(world.now()), copied: true });
    lines[copied ? "kept" : "outdated"].push(
      `* ${voteInWords(vote)}${conditionInWords(condition)}`,
    );
  }
  const paragraphs = [
    paragraph("Copied Votes:", lines.kept),
    paragraph("Outdated Votes:", lines.outdated),
  ];
  const words = paragraphs.join("");
  return { kept, outdated, words: words === "" ? "" : `${words}\n` };
}

/** Equal votes of several people are one line. */
const paragraph = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? "" : `\n\n${title}\n${[...new Set(lines)].join("\n")}`;

const conditionInWords = (condition: string | null) =>
  condition === null ? "" : ` (copy condition: "${condition}")`;

/**
 * Takes a vote on an older patch set over to those after it, as far as they have none of their own: copied where the
 * condition says so, otherwise the copy of the former vote is removed. Gives the lines that Gerrit's message has for it.
 */
export function carryForward(
  world: World,
  change: Change,
  from: PatchSet,
  vote: Vote,
): readonly string[] {
  const label = labelsFor(world.state, change).get(vote.label);
  if (!label) return [];
  const told = { copiedTo: [] as string[], removedFrom: [] as string[] };
  let copyable = vote.value !== 0;
  for (const patchSet of followers(change, from, vote)) {
    copyable &&= isCopied(label, vote, patchSet.kind);
    const before = voteOn(patchSet, vote.account, vote.label);
    const value = copyable ? vote.value : 0;
    if (value === (before?.value ?? 0)) continue;
    // The copy of a later vote has no tag, unlike one that came with a new patch set (seen on 3.13.5).
    cast(patchSet, [{ ...vote, value, tag: null, copied: true }]);
    told[copyable ? "copiedTo" : "removedFrom"].push(`${patchSet.number}${wasInWords(before)}`);
  }
  return forwardedInWords(label, vote, told.copiedTo, told.removedFrom);
}

const wasInWords = (before: Vote | undefined) =>
  before === undefined ? "" : ` (was ${voteInWords(before)})`;

/** The patch sets after one, up to the first on which the voter has a vote of its own. */
function followers(change: Change, from: PatchSet, vote: Vote): readonly PatchSet[] {
  const later = change.patchSets.filter(({ number }) => number > from.number);
  const end = later.findIndex(
    (patchSet) => voteOn(patchSet, vote.account, vote.label)?.copied === false,
  );
  return end === -1 ? later : later.slice(0, end);
}

function forwardedInWords(
  label: Label,
  vote: Vote,
  copiedTo: readonly string[],
  removedFrom: readonly string[],
): readonly string[] {
  const lines: string[] = [];
  const condition = conditionInWords(label.copyCondition);
  if (copiedTo.length > 0) {
    const where = `patch set ${copiedTo.join(", ")}`;
    lines.push(`* ${voteInWords(vote)} has been copied to ${where}${condition}.`);
  }
  if (removedFrom.length > 0) {
    const now = vote.value === 0 ? `${vote.label}=0` : voteInWords(vote);
    const where = `patch set ${removedFrom.join(", ")}`;
    lines.push(
      `* Copied ${vote.label} vote has been removed from ${where} since the new ${now} vote is not copyable${condition}.`,
    );
  }
  return lines;
}
