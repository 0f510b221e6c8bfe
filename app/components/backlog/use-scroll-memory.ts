import { useEffect } from "react";

/** What an entry of the browser's history keeps of how far the list is scrolled. */
export const scrolled = () => ({ backlogTop: Math.round(scrollY) });

/** A list that is scrolled step by step rests after each; it stands still after so long, in milliseconds. */
const still = 150;

/** Keeps how far the list is scrolled with the entry of the browser's history, for the way back. */
export function useScrollMemory(): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const keep = () => history.replaceState({ ...history.state, ...scrolled() }, "");
    let resting = 0;
    const rest = () => {
      clearTimeout(resting);
      resting = window.setTimeout(keep, still);
    };
    addEventListener("scrollend", rest, { signal });
    addEventListener("click", keep, { signal, capture: true });
    addEventListener("pagehide", keep, { signal });
    return () => {
      stop.abort();
      clearTimeout(resting);
    };
  }, []);
}

/** How far the list was scrolled when its reader left this entry of the history; null where they are new to it. */
export function rememberedTop(): number | null {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null && "backlogTop" in state
    ? Number(state.backlogTop)
    : null;
}
