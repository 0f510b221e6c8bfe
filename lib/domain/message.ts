import { slotsInUse } from "./board-words.ts";
import { dayOf, listed, ordinal, shown, votePoints } from "./phrases.ts";
import type { Missing } from "./readiness.ts";
import { turnReasons } from "./turn-words.ts";
import type { HoldableVerdict, Verdict } from "./verdict.ts";
import type { Warning } from "./warning.ts";
import { doNow, heldUntil, holdReason, needNot, verdictSentence } from "./wording.ts";

/** What the words of one project are made of, besides the verdict. */
export type Speaker = {
  readonly now: Date;
  /** Address of the project's pages without a slash at its end, such as https://slots.example.org/nova. */
  readonly pages: string;
  readonly label: string;
  readonly value: number;
  readonly mode: "vote" | "comment" | "observe";
  readonly slots: number;
  readonly occupied: number;
};

/** The ten parts that a full hold message has (product.md, behaviour 53). */
export const holdParts = [
  "what",
  "why",
  "scope",
  "since",
  "until",
  "place",
  "do-now",
  "need-not",
  "who-lifts",
  "link",
] as const;
export type HoldPart = (typeof holdParts)[number];
export type HoldMessage = Readonly<Record<HoldPart, string>>;

/** The full message by its parts; `holdText` makes the posted words of it. */
export function holdMessage(
  change: number,
  verdict: HoldableVerdict,
  missing: readonly Missing[],
  speaker: Speaker,
): HoldMessage {
  const [repair = "Nothing, it is ready and its turn comes by rank"] = doNow(verdict, missing);
  return {
    what: whatFor(speaker),
    why: whyFor(verdict, speaker),
    scope: scopeFor(verdict),
    since: dayOf(speaker.now),
    until: `${heldUntil(verdict)}; the bot then lifts this by itself`,
    place: placeFor(verdict, speaker.now),
    "do-now": lowerFirst(repair),
    "need-not": listed(needNot(verdict, "hold").map(lowerFirst), "or"),
    "who-lifts": "any core reviewer, in review slots rather than in Gerrit",
    link: linkTo(change, speaker),
  };
}

/** At most 120 words. The first sentence stands alone in Gerrit's log and in mail previews. */
export function holdText(message: HoldMessage): string {
  return [
    leadFor(message.place),
    `${message.what}, because ${message.why}.`,
    [
      `* Scope: ${message.scope}.`,
      `* Since: ${message.since}.`,
      `* Until: ${message.until}.`,
      `* Do now: ${message["do-now"]}.`,
      `* Need not: ${message["need-not"]}.`,
      `* Who can lift it: ${message["who-lifts"]}.`,
    ].join("\n"),
    message.link,
  ].join("\n\n");
}

/**
 * Mail previews and Gerrit's log in a wide window show about 130 characters: nothing of unknown length stands in them. In
 * a window of 768 pixels Gerrit 3.9's log shows 66, so what calms comes before the place.
 */
const leadFor = (place: string) =>
  `Waiting for a review slot, not a judgement of the code: ${place}.`;

/** The one line on the other changes of the same owner and blueprint. */
export function holdLine(change: number, verdict: Verdict, speaker: Speaker): string {
  const subject = "blueprint" in verdict ? `Blueprint ${shown(verdict.blueprint)}: ` : "";
  return `${leadFor(placeFor(verdict, speaker.now))} ${subject}${linkTo(change, speaker)}`;
}

/** What is said when a hold comes off, once per owner and blueprint. */
export function liftText(change: number, verdict: Verdict, speaker: Speaker): string {
  const after =
    verdict.code === "in-slot"
      ? "All its changes can be reviewed now; nothing needs to be done."
      : lateApproval(verdict);
  return [
    `Hold lifted. ${verdictSentence(verdict)}`,
    ...(after === "" ? [] : [after]),
    linkTo(change, speaker),
  ].join("\n\n");
}

/** The one line of a lift on the other changes. */
export function liftLine(change: number, verdict: Verdict, speaker: Speaker): string {
  const after = lateApproval(verdict);
  return `Hold lifted. ${verdictSentence(verdict)}${after === "" ? "" : ` ${after}`} ${linkTo(change, speaker)}`;
}

/**
 * What a silent author is told, once in a silence, on one change of the blueprint. The first sentence stands alone in
 * Gerrit's log: it asks, and blames nobody.
 */
export function warningText(
  change: number,
  blueprint: string,
  { tenure, silence, why, bumpAt }: Warning,
  speaker: Speaker,
): string {
  const end = dayOf(bumpAt);
  const name = shown(blueprint);
  return [
    `A reminder: it is the author's turn here, and the review slot is kept until ${end}. No judgement of the code.`,
    `Blueprint ${name} is in slot ${tenure.number} and waits for its author since ${dayOf(silence.of)}: ${turnReasons[why]}.`,
    [
      "* Do now: upload a new patch set or reply, on any of its changes.",
      `* Away for longer? Ask a core to note it: slots away ${name}.`,
      "* Need not: ask for a new slot, or open a new change.",
      `* Otherwise: on ${end} the slot goes to the next in line. ${name} keeps its rank and is back as soon as its author is.`,
    ].join("\n"),
    linkTo(change, speaker),
  ].join("\n\n");
}

/** A CI that gates on an approval may have seen it while the hold still stood. */
function lateApproval(verdict: Verdict): string {
  return verdict.code === "exempt" && verdict.exemption.kind === "approved"
    ? "If your CI gates on the approval, approve once more."
    : "";
}

function whatFor({ mode, label, value }: Speaker): string {
  return mode === "comment"
    ? "This is a hold of review slots in words, without a vote"
    : `This ${label} ${votePoints(value)} is a hold of review slots, not a review`;
}

function whyFor(verdict: HoldableVerdict, { slots, occupied }: Speaker): string {
  if (verdict.code !== "waiting") return holdReason(verdict);
  const inUse =
    occupied > slots
      ? slotsInUse({ occupied, count: slots })
      : `${occupied} of ${slots} ${occupied === 1 ? "is" : "are"} in use`;
  return `blueprint ${shown(verdict.blueprint)} has no slot: ${inUse}`;
}

function scopeFor(verdict: Verdict): string {
  return "blueprint" in verdict ? "every open change of this blueprint" : "this change";
}

function placeFor(verdict: Verdict, now: Date): string {
  return verdict.code === "waiting"
    ? `${ordinal(verdict.position)} in line on ${dayOf(now)}`
    : "not in line yet";
}

const linkTo = (change: number, { pages }: Speaker) => `${pages}/changes/${change}`;

/** A sentence used inside another one. */
const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);
