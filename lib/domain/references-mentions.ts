import { type Anchor, anchorOf, nounOf } from "./references-anchors.ts";
import { type Lead, leadOf } from "./references-lead.ts";
import { blueprintsFrom, bugsFrom, endsLine, type Named } from "./references-lists.ts";
import { nameStrength } from "./references-names.ts";
import { isTracker } from "./references-projects.ts";
import { type Token, tokensOf } from "./references-tokens.ts";
import type { Claim } from "./references-verbs.ts";

/** One place where a message names a bug or a blueprint; `isFooter`: the line says nothing else. */
export type Mention = {
  readonly noun: "bug" | "blueprint";
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
  readonly noun: "bug" | "blueprint";
  readonly project: string | null;
  readonly lead: Lead;
  readonly at: number;
};

/** Every mention in a commit message, in order. Linear in its length. */
export function mentionsIn(message: string): Mention[] {
  const lines = message.split(/\r\n|\r|\n/);
  const tokens = tokensOf(lines);
  const mentions: Mention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const group = groupAt(tokens, at);
    if (group !== null) mentions.push(...mentionsOf(group, tokens, lines));
    at = group?.next ?? at + 1;
  }
  return mentions;
}

function groupAt(tokens: readonly Token[], at: number): Group | null {
  const token = tokens[at];
  const anchor = token === undefined ? null : anchorOf(token);
  if (anchor === null) return null;
  if (anchor.noun === null) return groupOfVerb(tokens, at);
  const lead = leadOf(tokens, at, anchor.verb);
  const project = anchor.target?.project ?? null;
  const named = namedBy(tokens, at, anchor, lead);
  return (
    named && {
      ...named,
      noun: anchor.noun,
      project: project ?? trackerBefore(tokens, at, lead),
      lead,
      at,
    }
  );
}

function namedBy(tokens: readonly Token[], at: number, anchor: Anchor, lead: Lead): Named | null {
  if (anchor.target !== null) return { names: [anchor.target.name], next: at + 1 };
  const place = { opensLine: lead.opensLine, plural: anchor.plural };
  if (anchor.noun === "bug")
    return anchor.name ? { names: [anchor.name], next: at + 1 } : bugsFrom(tokens, at + 1, place);
  if (anchor.name === null) return blueprintsFrom(tokens, at + 1, place);
  const isFooter = lead.opensLine && lead.claim !== "bare" && endsLine(tokens, at + 1);
  return isFooter ? { names: [anchor.name], next: at + 1 } : null;
}

/** A claim that leaves the noun out: "Fixes: #1234567", "Implements: some-name". */
function groupOfVerb(tokens: readonly Token[], at: number): Group | null {
  const lead = leadOf(tokens, at + 1, null);
  const marks = tokens.slice(at + 1, at + 4).filter((token) => /^[:#]$/.test(token.text));
  const next = at + 1 + marks.length;
  const token = tokens[next];
  if (token?.kind !== "word") return null;
  const found = { names: [token.text], next: next + 1, project: null, lead, at };
  const isFooter = lead.opensLine && endsLine(tokens, next + 1);
  const mark = marks.at(-1)?.text ?? "";
  if (isBareNumber(token.text, lead.claim, mark, isFooter)) return { ...found, noun: "bug" };
  const isWork = /impl/i.test(tokens[at]?.text ?? "") && mark === ":" && isFooter;
  return isWork && nameStrength(token.text) === "strong" ? { ...found, noun: "blueprint" } : null;
}

/** A number without a noun is a bug where the line marks it as one, or says nothing but that it is done. */
function isBareNumber(text: string, claim: Claim, mark: string, isFooter: boolean): boolean {
  if (!/^\d{6,8}$/.test(text)) return false;
  const isMarkedInSentence = claim === "completes" && mark === "#";
  return isMarkedInSentence || (isFooter && (mark !== "" || claim === "completes"));
}

/** "see tripleo bug 1" is theirs; "fixes cinder bug 1" is work of ours, whoever tracks it. */
function trackerBefore(tokens: readonly Token[], at: number, lead: Lead): string | null {
  const before = tokens[at - 1];
  const isTheirs = before?.kind === "word" && isTracker(before.text) && lead.claim !== "completes";
  return isTheirs && lead.claim !== "partial" ? before.text : null;
}

function mentionsOf(group: Group, tokens: readonly Token[], lines: readonly string[]): Mention[] {
  const line = lines[tokens[group.at]?.line ?? 0] ?? "";
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
    line: line.trim().slice(0, lineShown),
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
