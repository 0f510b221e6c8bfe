import { useEffect, useState } from "react";
import { type Ask, isForeseeable, type Typed, wantedBy } from "./ask.ts";
import { type Preview, preview, type Unsent } from "./send.ts";

/** What would follow: not to be known before all is chosen, on its way, known, or impossible. */
export type Previewed =
  | { readonly kind: "incomplete" }
  | { readonly kind: "asking"; readonly isSlow: boolean }
  | Preview
  | Unsent;

/** Somebody who types has stopped after so long, in milliseconds. */
const pause = 250;

/** From then on a wait is shown, in milliseconds. */
const slow = 300;

/** Asks the service what would follow, anew whenever a field says something else; `again` asks once more. */
export function usePreview(project: string, ask: Ask, typed: Typed, again: number): Previewed {
  const [previewed, setPreviewed] = useState<Previewed>({ kind: "asking", isSlow: false });
  const { reason: _, ...fields } = typed;
  const asked = JSON.stringify(wantedBy(ask, fields));
  const isComplete = isForeseeable(ask, typed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` asks for the same once more
  useEffect(() => {
    if (!isComplete) return setPreviewed({ kind: "incomplete" });
    const leaving = new AbortController();
    setPreviewed({ kind: "asking", isSlow: false });
    const wait = setTimeout(() => setPreviewed({ kind: "asking", isSlow: true }), slow);
    const begin = setTimeout(
      async () => {
        const answer = await preview(project, JSON.parse(asked), leaving.signal);
        clearTimeout(wait);
        if (!leaving.signal.aborted) setPreviewed(answer);
      },
      (ask.fields ?? []).length === 0 ? 0 : pause,
    );
    return () => {
      leaving.abort();
      clearTimeout(wait);
      clearTimeout(begin);
    };
  }, [project, asked, isComplete, again]);
  return previewed;
}
