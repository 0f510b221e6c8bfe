import { useEffect } from "react";
import { hearKeys } from "#app/components/keys/page-key.ts";

/**
 * Tells who asks by `z` for an undo that is over, or never was; what can be undone takes the key itself, and what is told
 * already is not told over. Nobody is told where `isDue` is false.
 */
export function useLateUndo(isDue: boolean, tell: () => void): void {
  useEffect(() => {
    if (!isDue) return;
    const leaving = new AbortController();
    const hear = (key: string) => {
      if (key !== "z") return false;
      tell();
      return true;
    };
    hearKeys(hear, leaving.signal);
    return () => leaving.abort();
  }, [isDue, tell]);
}
