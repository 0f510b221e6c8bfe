import { useEffect, useRef, useState } from "react";
import { useLive } from "#app/components/live/live-context.ts";
import { stateIn } from "#app/snapshot-word.ts";
import { type Ask, isForeseeable, type Typed, type Wanted, wantedBy } from "./ask.ts";
import { type Preview, preview, type Unsent } from "./send.ts";

/** What would follow: not to be known before all is chosen, on its way, known, or impossible. */
export type Previewed =
  | { readonly kind: "incomplete" }
  | { readonly kind: "asking"; readonly isSlow: boolean }
  | Known
  | (Unsent & Renewed);

export type Known = Preview & Renewed;

/** Whether something else was shown before, of the same. */
type Renewed = { readonly hasChanged?: boolean };

/** Somebody who types has stopped after so long, and much that happens at once is over, in milliseconds. */
const pause = 250;

/** From then on a wait is shown, in milliseconds. */
const slow = 300;

type How = {
  /** Another number asks once more. */
  readonly again: number;
  readonly isSending: boolean;
};

/**
 * Asks the service what would follow, anew whenever a field says something else. Where the page hears of a newer state,
 * what is shown stays until it is known what follows by then.
 */
export function usePreview(
  project: string,
  ask: Ask,
  typed: Typed,
  { again, isSending }: How,
): Previewed {
  const [previewed, setPreviewed] = useState<Previewed>({ kind: "asking", isSlow: false });
  const state = stateIn(useLive().heard);
  const latest = useRef(state);
  const answered = useRef<Asked | null>(null);
  const { reason: _, ...fields } = typed;
  const asked = JSON.stringify(wantedBy(ask, fields));
  const isComplete = isForeseeable(ask, typed);
  const hasFields = (ask.fields ?? []).length > 0;
  // A first answer is waited for, whatever happens meanwhile.
  const seen = previewed.kind === "asking" || previewed.kind === "incomplete" ? "" : state;
  useEffect(() => {
    latest.current = state;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state is a reason to ask again, once there is an answer
  useEffect(() => {
    const question = `${asked} ${again}`;
    const now = latest.current;
    const isRenewal = answered.current?.question === question;
    // What is being sent would be in its own way, and a state that was answered for is not asked again.
    if (isSending || isSame(answered.current, { question, state: now })) return;
    if (!isRenewal) answered.current = null;
    if (!isComplete) return setPreviewed({ kind: "incomplete" });
    return askSoon(project, JSON.parse(asked), {
      after: isRenewal || hasFields ? pause : 0,
      onWait: (isSlow) => {
        if (!isRenewal) setPreviewed({ kind: "asking", isSlow });
      },
      onAnswer: (answer) => {
        answered.current = { question, state: now };
        setPreviewed((before) => (isRenewal ? renewed(before, answer) : answer));
      },
    });
  }, [project, asked, isComplete, again, seen, isSending, hasFields]);
  return previewed;
}

/** What was asked, and of which state. */
type Asked = { readonly question: string; readonly state: string };

const isSame = (one: Asked | null, other: Asked): boolean =>
  one?.question === other.question && one.state === other.state;

type Asking = {
  readonly after: number;
  readonly onWait: (isSlow: boolean) => void;
  readonly onAnswer: (answer: Preview | Unsent) => void;
};

/** Asks after a moment, and tells how that goes until what it gives is called. */
function askSoon(project: string, wanted: Wanted, { after, onWait, onAnswer }: Asking): () => void {
  const leaving = new AbortController();
  onWait(false);
  const wait = setTimeout(() => onWait(true), slow);
  const begin = setTimeout(async () => {
    const answer = await preview(project, wanted, leaving.signal);
    clearTimeout(wait);
    if (!leaving.signal.aborted) onAnswer(answer);
  }, after);
  return () => {
    leaving.abort();
    clearTimeout(wait);
    clearTimeout(begin);
  };
}

/** What is shown after the same was asked once more: the same, unless there was an answer and it says something else. */
function renewed(before: Previewed, answer: Preview | Unsent): Previewed {
  if (answer.kind === "offline" || answer.kind === "too-many") return before;
  if (saidBy(answer) === saidBy(before)) return before;
  return before.kind === "preview" ? { ...answer, hasChanged: true } : answer;
}

function saidBy(previewed: Previewed): string {
  if (previewed.kind === "preview") {
    const { text, details, follows } = previewed;
    return JSON.stringify({ text, details, follows });
  }
  return "remedy" in previewed ? `${previewed.detail} ${previewed.remedy}` : previewed.kind;
}
