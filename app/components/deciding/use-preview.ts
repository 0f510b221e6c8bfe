import { useEffect, useRef, useState } from "react";
import { useLive } from "#app/components/live/live-context.ts";
import { type Ask, isForeseeable, type Typed, wantedBy } from "./ask.ts";
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

/**
 * Asks the service what would follow, anew whenever a field says something else; `again` asks once more. Where the page
 * hears of a newer state, what is shown stays until it is known what follows by then.
 */
export function usePreview(project: string, ask: Ask, typed: Typed, again: number): Previewed {
  const [previewed, setPreviewed] = useState<Previewed>({ kind: "asking", isSlow: false });
  const { heard } = useLive();
  const answered = useRef("");
  const { reason: _, ...fields } = typed;
  const asked = JSON.stringify(wantedBy(ask, fields));
  const isComplete = isForeseeable(ask, typed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state may have another answer
  useEffect(() => {
    if (!isComplete) return setPreviewed({ kind: "incomplete" });
    const leaving = new AbortController();
    const question = `${asked} ${again}`;
    const isRenewal = answered.current === question;
    if (!isRenewal) setPreviewed({ kind: "asking", isSlow: false });
    const wait = setTimeout(() => {
      if (!isRenewal) setPreviewed({ kind: "asking", isSlow: true });
    }, slow);
    const begin = setTimeout(
      async () => {
        const answer = await preview(project, JSON.parse(asked), leaving.signal);
        clearTimeout(wait);
        if (leaving.signal.aborted) return;
        answered.current = question;
        setPreviewed((before) => (isRenewal ? renewed(before, answer) : answer));
      },
      isRenewal || (ask.fields ?? []).length > 0 ? pause : 0,
    );
    return () => {
      leaving.abort();
      clearTimeout(wait);
      clearTimeout(begin);
    };
  }, [project, asked, isComplete, again, heard]);
  return previewed;
}

/** What is shown after the same was asked once more: the same, unless there was an answer and it says something else. */
function renewed(before: Previewed, answer: Preview | Unsent): Previewed {
  if (answer.kind === "offline" || answer.kind === "too-many") return before;
  if (saidBy(answer) === saidBy(before)) return before;
  return { ...answer, hasChanged: true };
}

function saidBy(previewed: Previewed): string {
  if (previewed.kind === "preview") {
    const { text, details, follows } = previewed;
    return JSON.stringify({ text, details, follows });
  }
  return "detail" in previewed ? `${previewed.detail} ${previewed.remedy}` : previewed.kind;
}
