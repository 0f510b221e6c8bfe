import { type Anchor, anchorOf, type Noun, nounOf } from "./references-anchors.ts";
import { type Lead, leadOf } from "./references-lead.ts";
import {
  blueprintsFrom,
  bugsFrom,
  endsLine,
  hasNameBehind,
  type Named,
} from "./references-lists.ts";
import { nameStrength } from "./references-names.ts";
import { paragraphsWithCue } from "./references-paragraphs.ts";
import { isTracker } from "./references-projects.ts";
import { type Token, tokensOf } from "./references-tokens.ts";
import { type Claim, isVerb } from "./references-verbs.ts";

/** One place where a message names a bug or a blueprint; `isFooter`: the line says nothing else. */
export type Mention = {
  readonly noun: Noun;
  readonly name: string;
  /** The project that the place names, null where it names none. */
  readonly project: string | null;
  readonly claim: "completes" | "partial" | "related";
  readonly isFooter: boolean;
  readonly line: string;
};

/** As much of a line as a warning quotes: a hostile line of 60 KB may hold thousands of references. */
const lineShown = 200;

type Group = Named & {
  readonly noun: Noun;
  readonly project: string | null;
  readonly lead: Lead;
  readonly at: number;
};

/** Every mention in a commit message, in order. Linear in its length. */
export function mentionsIn(message: string): Mention[] {
  const lines = message.split(/\r\n|\r|\n/);
  const trimmed = lines.map((line) => line.trim());
  return paragraphsWithCue(trimmed).flatMap((paragraph) => {
    const tokens = tokensOf(trimmed, paragraph);
    return groupsIn(tokens).flatMap((group) => {
      const line = tokens[group.at]?.line ?? 0;
      const quote = trimmed[line]?.slice(0, lineShown) ?? "";
      return mentionsOf(group, tokens, lines[line] ?? "", quote);
    });
  });
}

function groupsIn(tokens: readonly Token[]): Group[] {
  const groups: Group[] = [];
  let at = 0;
  let refusedTo = 0;
  while (at < tokens.length) {
    const group = groupAt(tokens, at, refusedTo);
    const isTaken = group !== null && group.names.length > 0;
    if (isTaken) groups.push(group);
    else refusedTo = group?.next ?? refusedTo;
    at = isTaken ? group.next : at + 1;
  }
  return groups;
}

/** `refusedTo`: the end of a list of bugs that was read and refused already; it is not read again for each noun inside. */
function groupAt(tokens: readonly Token[], at: number, refusedTo: number): Group | null {
  const token = tokens[at];
  const anchor = token === undefined ? null : anchorOf(token);
  if (anchor === null) return token?.kind === "word" ? groupOfVerb(tokens, at) : null;
  if (!mayName(tokens, at, anchor)) return null;
  const lead = leadOf(tokens, at, anchor.verb);
  if (at < refusedTo && !(lead.opensLine && endsLine(tokens, refusedTo))) return null;
  const project = anchor.target?.project ?? trackerBefore(tokens, at, lead);
  const named = namedBy(tokens, at, anchor, lead);
  return named && { ...named, noun: anchor.noun, project, lead, at };
}

/** Whether it is worth to read what stands before the noun: most nouns in a sentence name nothing. */
function mayName(tokens: readonly Token[], at: number, anchor: Anchor): boolean {
  if (anchor.target !== null) return true;
  if (anchor.name === null) return hasNameBehind(tokens, at + 1, anchor.noun);
  return anchor.noun === "bug" || endsLine(tokens, at + 1);
}

function namedBy(tokens: readonly Token[], at: number, anchor: Anchor, lead: Lead): Named | null {
  if (anchor.target !== null) return { names: [anchor.target.name], next: at + 1 };
  const place = { opensLine: lead.opensLine, plural: anchor.plural };
  if (anchor.noun === "bug")
    return anchor.name ? { names: [anchor.name], next: at + 1 } : bugsFrom(tokens, at + 1, place);
  if (anchor.name === null) return blueprintsFrom(tokens, at + 1, place);
  return lead.opensLine && lead.claim !== "bare" ? { names: [anchor.name], next: at + 1 } : null;
}

/** A claim that leaves the noun out: "Fixes: #1234567", "Implements: some-name". */
function groupOfVerb(tokens: readonly Token[], at: number): Group | null {
  const verb = tokens[at]?.text ?? "";
  const marks = marksBehind(tokens, at);
  const mark = marks.at(-1) ?? "";
  const next = at + 1 + marks.length;
  const token = tokens[next];
  const noun = token?.kind === "word" ? nounMeant(verb, mark, token.text) : null;
  if (token === undefined || noun === null || !isVerb(verb)) return null;
  const lead = leadOf(tokens, at + 1, null);
  const isFooter = lead.opensLine && endsLine(tokens, next + 1);
  const isMeant = noun === "bug" ? isBareNumber(lead.claim, mark, isFooter) : isFooter;
  return isMeant ? { names: [token.text], next: next + 1, project: null, noun, lead, at } : null;
}

function marksBehind(tokens: readonly Token[], at: number): string {
  let marks = "";
  for (let index = at + 1; index <= at + 3; index++) {
    const text = tokens[index]?.text;
    if (text === ":" || text === "#") marks += text;
  }
  return marks;
}

/** What a verb could be about that has no noun behind it, only `text`. */
function nounMeant(verb: string, mark: string, text: string): Noun | null {
  if (/^\d{6,8}$/.test(text)) return "bug";
  const isWork = mark === ":" && /impl/i.test(verb);
  return isWork && nameStrength(text) === "strong" ? "blueprint" : null;
}

/** A number without a noun is a bug where the line marks it as one, or says nothing but that it is done. */
function isBareNumber(claim: Claim, mark: string, isFooter: boolean): boolean {
  const isMarkedInSentence = claim === "completes" && mark === "#";
  return isMarkedInSentence || (isFooter && (mark !== "" || claim === "completes"));
}

/** "see tripleo bug 1" is theirs; "fixes cinder bug 1" is work of ours, whoever tracks it. */
function trackerBefore(tokens: readonly Token[], at: number, lead: Lead): string | null {
  const before = tokens[at - 1];
  const isTheirs = before?.kind === "word" && isTracker(before.text) && lead.claim !== "completes";
  return isTheirs && lead.claim !== "partial" ? before.text : null;
}

function mentionsOf(
  group: Group,
  tokens: readonly Token[],
  line: string,
  quote: string,
): Mention[] {
  const isFooter = group.lead.opensLine && endsLine(tokens, group.next);
  const claim = /^\W{0,8}(?:this |that )?reverts?\b/i.test(line)
    ? "related"
    : settled(group, tokens, isFooter);
  const { noun, project } = group;
  return group.names.map((name) => ({
    noun,
    name,
    project,
    claim,
    isFooter,
    line: quote,
  }));
}

/** What a claim comes to in its place: a bare footer is work on the thing, a bare mention in a sentence is not. */
function settled(group: Group, tokens: readonly Token[], isFooter: boolean): Mention["claim"] {
  const { claim, opensLine } = group.lead;
  if (claim === "completes" || claim === "partial" || claim === "related") return claim;
  if (isSubjectOfFix(group, tokens, claim)) return "completes";
  const isNaked = tokens[group.at]?.kind === "link" && !followsNoun(tokens, group.at);
  const isHeading = opensLine && /^[:-]$/.test(tokens[group.next]?.text ?? "");
  return claim === "bare" && !isNaked && (isFooter || isHeading) ? "completes" : "related";
}

/** "Blueprint: https://…" says more than the address alone. */
function followsNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 2), at);
  return before.some((token) => nounOf(token.text) !== null);
}

/** "Fix the power state, bug 1": the subject line names the bug that it fixes behind its sentence. */
function isSubjectOfFix(group: Group, tokens: readonly Token[], claim: Claim): boolean {
  const isSubject = tokens[group.at]?.line === 0 && group.noun === "bug";
  const opens = /^fix(?:es|ed|ing)?$/i.test(tokens[0]?.text ?? "");
  return (
    isSubject &&
    opens &&
    (claim === "bare" || claim === "mentioned") &&
    endsLine(tokens, group.next)
  );
}
