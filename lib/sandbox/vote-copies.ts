import type { World } from "./call.ts";
import { labelsFor } from "./changes.ts";
import { isCopied, withHeldTerms } from "./copy-conditions.ts";
import { voteInWords } from "./label-definitions.ts";
import type { Change, ChangeKind, Label, PatchSet, Vote } from "./state.ts";
import { cast, voteOn } from "./votes.ts";

/** What a new patch set keeps of the votes on the one before, what it loses, and both as Gerrit's message tells it. */
export type CarriedOver = {
  readonly kept: readonly Vote[];
  readonly outdated: readonly Vote[];
  readonly words: string;
};

/** Votes that a new patch set of some kind keeps. Copied votes keep account, tag and date. */
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
    (copied ? kept : outdated).push({ ...vote, copied: true });
    lines[copied ? "kept" : "outdated"].push(
      `* ${voteInWords(vote)}${conditionInWords(condition)}\n`,
    );
  }
  return {
    kept,
    outdated,
    words: paragraph("Copied Votes:", lines.kept) + paragraph("Outdated Votes:", lines.outdated),
  };
}

const paragraph = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? "" : `\n\n${title}\n${lines.join("")}`;

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
  const lines: string[] = [];
  let copyable = vote.value !== 0;
  for (const patchSet of change.patchSets.filter(({ number }) => number > from.number)) {
    const before = voteOn(patchSet, vote.account, vote.label);
    if (before && !before.copied) break;
    copyable &&= isCopied(label, vote, patchSet.kind);
    const line = copyable
      ? copyTo(patchSet, label, vote, before)
      : removeFrom(patchSet, label, vote, before);
    if (line !== null) lines.push(line);
  }
  return lines;
}

/** The copy of a later vote has no tag, unlike one that came with a new patch set (seen on 3.13.5). */
function copyTo(
  patchSet: PatchSet,
  label: Label,
  vote: Vote,
  before: Vote | undefined,
): string | null {
  if (before?.value === vote.value) return null;
  cast(patchSet, [{ ...vote, tag: null, copied: true }]);
  const was = before === undefined ? "" : ` (was ${voteInWords(before)})`;
  return `* ${voteInWords(vote)} has been copied to patch set ${patchSet.number}${was}${conditionInWords(label.copyCondition)}.`;
}

function removeFrom(
  patchSet: PatchSet,
  label: Label,
  vote: Vote,
  before: Vote | undefined,
): string | null {
  if (before === undefined || before.value === 0) return null;
  cast(patchSet, [{ ...vote, value: 0, tag: null, copied: true }]);
  const now = vote.value === 0 ? `${vote.label}=0` : voteInWords(vote);
  return `* Copied ${vote.label} vote has been removed from patch set ${patchSet.number} (was ${voteInWords(before)}) since the new ${now} vote is not copyable${conditionInWords(label.copyCondition)}.`;
}
