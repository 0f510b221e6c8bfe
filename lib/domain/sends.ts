import { keyOf } from "./blueprint.ts";
import type { Step } from "./holds.ts";
import {
  holdLine,
  holdMessage,
  holdText,
  liftLine,
  liftText,
  type Speaker,
  warningText,
} from "./message.ts";
import type { Missing } from "./readiness.ts";
import { blueprintOf, planHoldWords, planLiftWords, type Speech } from "./speech.ts";
import { isHoldable } from "./verdict.ts";
import type { Warning } from "./warning.ts";
import type { Judged, World } from "./world.ts";

/** One thing to be sent to the server for one change. */
export type Send = {
  /** `restore` puts a lost vote back; `message` and `warn` have words only. */
  readonly kind: "hold" | "restore" | "lift" | "message" | "warn";
  readonly judged: Judged;
  readonly blueprint: string | null;
  /** Null: nothing is said. */
  readonly text: string | null;
  /** What these words are remembered under, so that they are said once; null without words. */
  readonly state: string | null;
  /** A full message tells the owner, a line tells nobody. */
  readonly isFull: boolean;
  /** Of words without a vote: whether they begin or end a hold in words, or only explain a standing one. */
  readonly words: "begin" | "end" | "explain" | null;
  /** Of a warning: what it is about. */
  readonly warning: Warning | null;
};

type Words = Pick<Speaker, "pages" | "occupied">;

/** The sends of all steps with their words: lifts, then holds, then warnings, each by change number. */
export function sendsFor(
  world: World,
  steps: readonly Step[],
  all: readonly Judged[],
  missing: ReadonlyMap<string, readonly Missing[]>,
  words: Words,
): Send[] {
  const speaker = speakerFor(world, words);
  const ordered = steps.toSorted((a, b) => numberOf(a) - numberOf(b));
  const lifts = ordered.filter(({ kind }) => kind === "lift" || kind === "say-lift");
  const holds = ordered.filter(isHeld);
  const liftWords = planLiftWords(
    lifts.map(({ judged }) => judged),
    world.stays,
  );
  const holdWords = holdSpeeches(world, holds, all);
  return [
    ...lifts.map((step) => liftSend(step, liftWords.get(numberOf(step)) ?? unspoken, speaker)),
    ...holds.flatMap((step) => {
      const speech = holdWords.get(numberOf(step)) ?? unspoken;
      return holdSend(step, speech, missing, speaker) ?? [];
    }),
    ...ordered.flatMap((step) => (step.kind === "warn" ? warnSend(step, world, speaker) : [])),
  ];
}

const unspoken: Speech = { form: "silent", state: "none" };

/** How each of these held changes is spoken to, by its number; `all` are the project's changes. */
export function holdSpeeches(
  { stays }: Pick<World, "stays">,
  steps: readonly Step[],
  all: readonly Judged[],
): ReadonlyMap<number, Speech> {
  const held = steps.filter(isHeld);
  const planned = planHoldWords(
    held.map(({ judged }) => judged),
    all,
    stays,
  );
  const speeches = held.map((step) => {
    const speech = planned.get(numberOf(step)) ?? unspoken;
    const isSilent = speech.form === "silent";
    return [numberOf(step), isSilent && becomesVote(step) ? asLine(speech) : speech] as const;
  });
  return new Map(speeches);
}

const asLine = (speech: Speech): Speech => ({ ...speech, form: "line" });

const isHeld = ({ kind, judged }: Step) => heldKinds.has(kind) && judged.wanted === "hold";

const heldKinds: ReadonlySet<Step["kind"]> = new Set(["hold", "restore", "say-hold", "stands"]);

const numberOf = ({ judged }: Step) => judged.followed.change.number;

/** Who speaks in a project: its numbers and settings as they are now. */
export function speakerFor(world: World, { pages, occupied }: Words): Speaker {
  const policy = world.policy.values;
  return {
    now: world.now,
    pages,
    occupied,
    label: policy["hold.label"],
    value: policy["hold.value"],
    mode: policy["hold.mode"],
    slots: policy["slots.count"],
  };
}

function liftSend(step: Step, { form, state }: Speech, speaker: Speaker): Send {
  const { judged } = step;
  const say = form === "full" ? liftText : liftLine;
  return {
    kind: step.kind === "lift" ? "lift" : "message",
    judged,
    blueprint: blueprintOf(judged),
    text: form === "silent" ? null : say(numberOf(step), judged.verdict, speaker),
    state: form === "silent" ? null : state,
    isFull: form === "full",
    words: step.kind === "lift" ? null : "end",
    warning: null,
  };
}

/** A silence is a state of its own: a new one is warned of anew, and none twice. */
function warnSend(
  { judged, warning }: Extract<Step, { kind: "warn" }>,
  { blueprints, stays }: World,
  speaker: Speaker,
): Send {
  const key = warning.tenure.blueprint;
  const blueprint = blueprints.find(({ name }) => keyOf(name) === key)?.name ?? key;
  const { number } = judged.followed.change;
  return {
    kind: "warn",
    judged,
    blueprint,
    text: warningText(number, blueprint, warning, speaker),
    state: `${key}#${stays.get(key) ?? 0} silent ${warning.silence.of.toISOString()}`,
    isFull: true,
    words: null,
    warning,
  };
}

/** Null for a hold that stands and was explained; the words of one that changed its state are sent alone. */
function holdSend(
  step: Step,
  { form, state }: Speech,
  missing: ReadonlyMap<string, readonly Missing[]>,
  speaker: Speaker,
): Send | null {
  if (step.kind === "stands" && form === "silent") return null;
  return {
    ...asSent(step),
    judged: step.judged,
    blueprint: blueprintOf(step.judged),
    text: form === "silent" ? null : holdWords(form, step.judged, missing, speaker),
    state,
    isFull: form === "full",
    warning: null,
  };
}

/** The exact words of a hold. */
export function holdWords(
  form: "full" | "line",
  judged: Judged,
  missing: ReadonlyMap<string, readonly Missing[]>,
  speaker: Speaker,
): string {
  const { number } = judged.followed.change;
  const { verdict } = judged;
  if (form === "line" || !isHoldable(verdict)) return holdLine(number, verdict, speaker);
  const blueprint = blueprintOf(judged);
  const lacks = blueprint === null ? undefined : missing.get(keyOf(blueprint));
  return holdText(holdMessage(number, verdict, lacks ?? [], speaker));
}

function asSent({ kind }: Step): Pick<Send, "kind" | "words"> {
  if (kind === "hold" || kind === "restore") return { kind, words: null };
  return { kind: "message", words: kind === "say-hold" ? "begin" : "explain" };
}

/** From mode `comment` to `vote` each vote is a new hold and carries the one line. */
const becomesVote = ({ kind, judged }: Step) =>
  kind === "hold" && judged.followed.hold?.form === "comment";
