import { dayOf, listed, ordinal, shown, upperFirst } from "./phrases.ts";
import type { Missing } from "./readiness.ts";
import { inCommands } from "./remedy.ts";
import type { HoldableVerdict, NotGoverned, Verdict, Wanted } from "./verdict.ts";

/**
 * Every reason as a sentence, once: page, bot, API and command line say the same.
 * Microcopy: what is, then what to do, then what follows; a hold is never a judgement.
 */
export function verdictSentence(verdict: Verdict): string {
  switch (verdict.code) {
    case "not-governed":
      return notGovernedSentence[verdict.because];
    case "in-slot":
      return `Under review now: blueprint ${shown(verdict.blueprint)} is in slot ${verdict.slot}.`;
    case "exempt":
      return `Needs no slot: ${exemptionSentence(verdict.exemption)}.`;
    case "not-proposed":
      return `Work in progress, so it gets no new hold. Once proposed it goes on hold: ${holdReason(verdict.otherwise)}.`;
    case "waiting":
    case "not-in-backlog":
      return `Waiting for a review slot: ${holdReason(verdict)}.`;
    case "finished":
      return `Needs no slot: ${listed(verdict.blueprints.map((name) => `blueprint ${shown(name)}`))} ${verdict.blueprints.length > 1 ? "are" : "is"} finished.`;
    case "bug":
      return `Needs no slot: it names ${listed(verdict.bugs.map((id) => `bug ${id}`))}.`;
    case "unknown-blueprint":
    case "unlinked":
      return `${upperFirst(holdReason(verdict))}.`;
  }
}

/** Why a change is held, or would be under some policy, as a part of a sentence. */
export function holdReason(verdict: HoldableVerdict): string {
  switch (verdict.code) {
    case "waiting":
      return `blueprint ${shown(verdict.blueprint)} is ${ordinal(verdict.position)} in line`;
    case "not-in-backlog":
      return `blueprint ${shown(verdict.blueprint)} is ${outsideWords[verdict.because]}, so it is not in line`;
    case "unknown-blueprint":
      return `it names ${listed(verdict.names.map(shown))}, ${verdict.names.length > 1 ? "blueprints" : "a blueprint"} that the project does not know`;
    case "unlinked":
      return "it names no blueprint and no bug";
  }
}

/** What the author or a core can do now, most useful first; empty means that nothing needs doing. */
export function doNow(verdict: Verdict, missing: readonly Missing[]): readonly string[] {
  switch (verdict.code) {
    case "waiting":
      return missing.map(repairFor);
    case "not-proposed":
      return [
        "Take the change out of work in progress when it is ready for review",
        ...doNow(verdict.otherwise, missing.filter(isNotWip)).slice(0, 1),
      ];
    case "not-in-backlog":
      return [outsideRepair[verdict.because]];
    case "unknown-blueprint":
      return ["Correct the blueprint's name in the commit message, or ask a core to import it"];
    case "unlinked":
      return [
        "Name the blueprint or the bug in the commit message, such as “Closes-Bug: #1234567”",
      ];
    case "finished":
      return ["Ask a core to reopen the blueprint if this is more work on it"];
    case "not-governed":
    case "in-slot":
    case "exempt":
    case "bug":
      return [];
  }
}

const isNotWip = ({ code }: Missing) => code !== "wip";

/** What would not help, so that nobody spends time on it; nothing for a change that the policy only lists. */
export function needNot(verdict: Verdict, wanted: Wanted): readonly string[] {
  switch (verdict.code) {
    case "waiting":
    case "not-in-backlog":
    case "unknown-blueprint":
    case "unlinked":
      return wanted === "hold" ? ["Ask reviewers to remove the hold", "Open a new change"] : [];
    case "in-slot":
    case "exempt":
    case "finished":
    case "bug":
      return ["Ask for a slot"];
    case "not-proposed":
    case "not-governed":
      return [];
  }
}

/** When the present verdict ends, for `why` and the hold message; null where nothing is waited for. */
export function until(verdict: Verdict, wanted: Wanted): string | null {
  switch (verdict.code) {
    case "waiting":
    case "not-in-backlog":
    case "unknown-blueprint":
    case "unlinked":
      return wanted === "hold" ? heldUntil(verdict) : null;
    case "not-proposed":
      return "it is proposed for review";
    case "in-slot":
      return "the blueprint lands or leaves its slot";
    case "exempt":
      return verdict.exemption.kind === "approved"
        ? "the approval is taken back, or a negative vote follows it"
        : "a core takes the exemption back";
    case "not-governed":
    case "finished":
    case "bug":
      return null;
  }
}

/** When a hold ends by itself. */
export function heldUntil(verdict: HoldableVerdict): string {
  switch (verdict.code) {
    case "waiting":
      return `${shown(verdict.blueprint)} gets a slot, or a person exempts the change`;
    case "not-in-backlog":
      return `${shown(verdict.blueprint)} is ${verdict.because === "unapproved" ? "approved" : "reopened"} and gets a slot`;
    case "unknown-blueprint":
      return "it names a known blueprint that gets a slot";
    case "unlinked":
      return "it names a bug, or a blueprint that gets a slot";
  }
}

/** What is missing, as the backlog shows it: at most three words. */
export const missingWords = (missing: Missing): string =>
  missing.code === "returned" ? returnedWords[missing.after] : wordsOf[missing.code];

/** Only after a bump its author is waited for; after a release or a swap it is a person's word. */
const returnedWords: Record<Extract<Missing, { code: "returned" }>["after"], string> = {
  release: "nobody said ready",
  bump: "author not back",
};

const wordsOf: Record<Exclude<Missing["code"], "returned">, string> = {
  approved: "not approved",
  "open-change": "no open change",
  wip: "work in progress",
  declared: "not declared complete",
  conflict: "conflict",
  ci: "CI failed",
  "author-present": "author away",
};

/** The same with the changes on which it is missing: "conflict on change 14". */
export function lacksWords(missing: Missing): string {
  const word = missingWords(missing);
  return "changes" in missing ? `${word} on ${changesIn(missing)}` : word;
}

/** Whether a word that people say with `ready` mends it. */
export const isMendedByWord = (missing: Missing): boolean =>
  ["declared", "author-present"].includes(missing.code) ||
  (missing.code === "returned" && missing.after === "release");

/** Where that word is said, for who looks at pages or reads in Gerrit, from where a page is one click away. */
const onItsPage = "with “Ready…” on its page";

/** The same words for who types commands. */
export const inReadyCommand = (text: string, blueprint: string): string =>
  text.replaceAll(onItsPage, `with ${inCommands([{ kind: "ready", blueprint }])}`);

/** One missing check as something to do. */
export function repairFor(missing: Missing): string {
  switch (missing.code) {
    case "approved":
      return "Get the spec approved, then have the blueprint imported again with its date";
    case "open-change":
      return "Push a change for the blueprint";
    case "wip":
      return `Take ${changesIn(missing, "or")} out of work in progress`;
    case "declared":
      return `Declare the blueprint complete, ${onItsPage}`;
    case "conflict":
      return `Rebase ${changesIn(missing)}; it conflicts with its branch`;
    case "ci":
      return `Mend CI on ${changesIn(missing)}`;
    case "author-present":
      return `Wait for ${dayOf(missing.until)}, or say that the author of the blueprint is back, ${onItsPage}`;
    case "returned":
      return missing.after === "bump"
        ? "Upload a new patch set or reply on one of its changes; that brings it back by itself"
        : `Say that the blueprint is ready again, ${onItsPage}`;
  }
}

/** "change 14", "changes 14 and 15" */
export const changesIn = (
  { changes }: { readonly changes: readonly number[] },
  last?: "or",
): string => `change${changes.length === 1 ? "" : "s"} ${listed(changes.map(String), last)}`;

/** Why a known, unfinished blueprint is in no line. */
export const outsideWords: Record<
  Extract<HoldableVerdict, { code: "not-in-backlog" }>["because"],
  string
> = {
  unapproved: "not approved yet",
  deferred: "deferred",
  withdrawn: "withdrawn",
};

const outsideRepair: typeof outsideWords = {
  unapproved: "Get the spec approved, then have the blueprint imported again with its date",
  deferred: "Ask a core to reopen the blueprint",
  withdrawn: "Ask a core to reopen the blueprint",
};

const notGovernedSentence: Record<NotGoverned, string> = {
  merged: "Merged: nothing is left to hold.",
  abandoned: "Abandoned: nothing is held while it is.",
  gone: "Gerrit shows this change no more: deleted, or hidden from the bot.",
  private: "Private: review slots does not look at it.",
  "other-repository": "Its repository is not governed by this project.",
  "other-branch": "Its branch is not governed by this project.",
};

function exemptionSentence(exemption: Extract<Verdict, { code: "exempt" }>["exemption"]): string {
  switch (exemption.kind) {
    case "person":
      return `${exemption.who} exempted it (“${exemption.reason}”)`;
    case "vote-removed":
      return `${exemption.who} took the hold off in Gerrit`;
    case "approved":
      return exemption.reason;
  }
}
