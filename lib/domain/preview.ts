import { isNewHold } from "./admission.ts";
import { keyOf } from "./blueprint.ts";
import { type Decision, staysAfter } from "./decision.ts";
import { holdMessage, holdText, type Speaker } from "./message.ts";
import { dayOf } from "./phrases.ts";
import type { Missing } from "./readiness.ts";
import { holdSpeeches, holdWords, speakerFor } from "./sends.ts";
import { blueprintOf, type Form } from "./speech.ts";
import { isHoldable, type Verdict } from "./verdict.ts";
import { visibleHold } from "./visible-hold.ts";
import type { Judged, World } from "./world.ts";

/** A hold that a pass would place, were it allowed to: by the mode, and by a person where it has to ask one. */
export type PlannedHold = {
  readonly judged: Judged;
  /** The blueprint under which the change counts, null without one. */
  readonly blueprint: string | null;
  /** How its change is spoken to. */
  readonly form: Form;
};

/** What people whose changes are held will read first, and so what tells one group of holds from another. */
export type GroupCode = "ready" | "missing" | "not-in-backlog" | "unknown-blueprint" | "unlinked";

/** Holds whose words say the same but for names and numbers. */
export type HoldGroup = {
  readonly code: GroupCode;
  /** Full messages first, then lines, then those that are not spoken to; each by change number. */
  readonly holds: readonly PlannedHold[];
};

const groupCodes: readonly GroupCode[] = [
  "ready",
  "missing",
  "not-in-backlog",
  "unknown-blueprint",
  "unlinked",
];

/** Every new hold of a decision, whether it is sent, waits for a person or is kept from the server by mode `observe`. */
export function plannedHolds(world: World, decision: Decision): readonly PlannedHold[] {
  const blocked = new Set(
    decision.refused.filter(({ why }) => why === "blocked").map(({ step }) => step),
  );
  const steps = decision.steps.filter((step) => !blocked.has(step));
  const speeches = holdSpeeches({ stays: staysIn(world, decision) }, steps, decision.judged);
  return steps.filter(isNewHold).map(({ judged }) => ({
    judged,
    blueprint: blueprintOf(judged),
    form: speeches.get(judged.followed.change.number)?.form ?? "silent",
  }));
}

/** Holds of ours that stand and are still wanted, in the same shape. */
export function standingHolds(
  { bot }: Pick<World, "bot">,
  judged: readonly Judged[],
): readonly PlannedHold[] {
  return judged
    .filter(({ followed, wanted }) => wanted !== "none" && visibleHold(followed, bot) !== null)
    .map((one) => ({ judged: one, blueprint: blueprintOf(one), form: "full" }));
}

const staysIn = (world: World, { leaving }: Decision) =>
  staysAfter(world, new Set(leaving.map(({ tenure }) => tenure.blueprint)));

/** The same by what people will read; groups without a hold are left out. */
export function holdGroups(
  holds: readonly PlannedHold[],
  { missing }: Pick<Decision, "missing">,
): readonly HoldGroup[] {
  const groups = new Map<GroupCode, PlannedHold[]>();
  for (const hold of holds) {
    const code = groupOf(hold, missing);
    const group = groups.get(code);
    if (group) group.push(hold);
    else groups.set(code, [hold]);
  }
  return groupCodes.flatMap((code) => {
    const group = groups.get(code);
    return group ? [{ code, holds: group.toSorted(byForm) }] : [];
  });
}

function groupOf({ judged, blueprint }: PlannedHold, missing: Decision["missing"]): GroupCode {
  const { code } = innerOf(judged.verdict);
  if (code === "not-in-backlog" || code === "unknown-blueprint" || code === "unlinked") return code;
  return lacksOf(blueprint, missing).length === 0 ? "ready" : "missing";
}

/** Work in progress keeps the hold that it has for the verdict that it had. */
const innerOf = (verdict: Verdict): Verdict =>
  verdict.code === "not-proposed" ? verdict.otherwise : verdict;

const lacksOf = (blueprint: string | null, missing: Decision["missing"]): readonly Missing[] =>
  (blueprint === null ? undefined : missing.get(keyOf(blueprint))) ?? [];

const formOrder: Record<Form, number> = { full: 0, line: 1, silent: 2 };

const numberOf = ({ judged }: PlannedHold) => judged.followed.change.number;

const byForm = (a: PlannedHold, b: PlannedHold) =>
  formOrder[a.form] - formOrder[b.form] || numberOf(a) - numberOf(b);

/** The exact words of a planned hold as they would stand on its change; null where nothing is said. */
export function wordsOf(
  { judged, form }: PlannedHold,
  world: World,
  decision: Decision,
  pages: string,
): string | null {
  if (form === "silent") return null;
  return holdWords(form, judged, decision.missing, speakerIn(world, decision, pages));
}

/** The words of a hold that stands, as they are true now; null where nothing is told of it. */
export function standingWords(
  { judged, blueprint }: PlannedHold,
  world: World,
  decision: Decision,
  pages: string,
): string | null {
  const verdict = innerOf(judged.verdict);
  const hold = visibleHold(judged.followed, world.bot);
  if (!isHoldable(verdict) || hold === null) return null;
  const lacks = lacksOf(blueprint, decision.missing);
  const speaker = speakerIn(world, decision, pages);
  const message = holdMessage(judged.followed.change.number, verdict, lacks, speaker);
  return holdText({ ...message, since: dayOf(hold.since) });
}

function speakerIn(world: World, { leaving, entries }: Decision, pages: string): Speaker {
  const occupied = world.tenures.length - leaving.length + entries.length;
  return speakerFor(world, { pages, occupied });
}
