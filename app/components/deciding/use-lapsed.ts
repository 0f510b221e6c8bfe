import { useEffect } from "react";
import { hearDecisions } from "#app/components/live/heard-decisions.ts";

/** Tells this person of what they decided and could still undo, and what then was not done: as when somebody paused meanwhile. */
export function useLapsed(who: string | null, tell: (text: string) => void): void {
  useEffect(() => {
    if (who === null) return;
    const leaving = new AbortController();
    hearDecisions((decision) => {
      if (decision.who === who && decision.code === "lapsed") tell(decision.text);
    }, leaving.signal);
    return () => leaving.abort();
  }, [who, tell]);
}
