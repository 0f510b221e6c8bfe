import type { ReviewReason } from "./needs-me.ts";
import { listed, shown, votePoints } from "./phrases.ts";

/** Who reads: "you" on one's own page, a nick on somebody's. */
export type Reader = { readonly name: string; readonly isYou: boolean };

const whose = ({ name, isYou }: Reader): string => (isYou ? "your" : `${shown(name)}'s`);

/** Why somebody is needed on a change that waits for reviewers; `names` are those of the accounts in it. */
export function reviewSentence(
  why: ReviewReason,
  reader: Reader,
  names: (accounts: readonly number[]) => readonly string[],
): string {
  switch (why.kind) {
    case "answered":
      return why.patchSet === null
        ? `Its author answered ${whose(reader)} ${votePoints(why.value)}.`
        : `Patch set ${why.patchSet} answers ${whose(reader)} ${votePoints(why.value)}.`;
    case "outdated":
      return `Patch set ${why.patchSet} came after ${whose(reader)} ${votePoints(why.value)}.`;
    case "second-opinion":
      return `${listed(names(why.by).map(shown))} gave +2; a second opinion is missing.`;
    case "agreed":
      return `${listed(names(why.by).map(shown))} gave +2; it waits to be approved.`;
    case "looked":
      return `${listed(names(why.by).map(shown))} looked at it; no +2 yet.`;
    case "unseen-since":
      return "Nobody has looked at it as it is now.";
    case "unseen":
      return "Nobody has looked at it yet.";
  }
}
