import { useLayoutEffect, useRef } from "react";

/**
 * Leaves the reader where they are when the page is built anew. Next takes a page whose address has another search than
 * the one it was sent with (a row was chosen in it) for a new one, and scrolls such a page to its top.
 */
export function useHeldPlace(snapshot: string): void {
  const shown = useRef({ snapshot, path: "" });
  useLayoutEffect(() => {
    const path = location.pathname;
    const isSame = shown.current.path === path && shown.current.snapshot !== snapshot;
    shown.current = { snapshot, path };
    if (!isSame) return;
    const top = scrollY;
    // Next scrolls after this and before the next picture, and to nowhere but the top: whatever else scrolls is meant.
    const frame = requestAnimationFrame(() => {
      if (scrollY === 0 && top > 0) scrollTo({ top, behavior: "instant" });
    });
    return () => cancelAnimationFrame(frame);
  }, [snapshot]);
}
