import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useLive } from "#app/components/live/live-context.ts";
import { hasNews } from "#lib/domain/backlog-news.ts";
import type { Ranked } from "./ranked.ts";
import type { Snapshot } from "./snapshot.ts";

type Still = {
  readonly still: Snapshot | null;
  /** Shows this now, whatever is in the list. */
  readonly adopt: (snapshot: Snapshot) => void;
};

/**
 * The newest snapshot, except while the pointer or the focus is in the list: then it stays as it is until that is over
 * or its reader asks for the news, which the page then offers. Nor does it go back behind what its reader moved.
 */
export function useStill(
  newest: Snapshot | null,
  list: RefObject<HTMLElement | null>,
  ranked: Ranked | null,
): Still {
  const { shownAt, hold } = useLive();
  const isBusy = useBusy(list);
  const [shown, setShown] = useState(newest);
  const asked = useRef(shownAt);
  const seen = ranked?.snapshot ?? shown;
  const isBehind = useMemo(
    () => seen !== null && newest !== null && hasNews(seen, newest),
    [seen, newest],
  );
  const isMoving =
    ranked !== null && (ranked.isMoving || (newest?.order ?? 0) < ranked.snapshot.order);
  const isHolding = isBusy && isBehind && !isMoving;
  useEffect(() => {
    const isAsked = asked.current !== shownAt;
    asked.current = shownAt;
    if (!isMoving && (isAsked || !isHolding)) setShown(newest);
  }, [newest, isHolding, isMoving, shownAt]);
  useEffect(() => {
    if (!isHolding) return;
    hold(1);
    return () => hold(-1);
  }, [isHolding, hold]);
  return { still: shown, adopt: setShown };
}

/** Whether the pointer or the focus is in the element. */
function useBusy(list: RefObject<HTMLElement | null>): boolean {
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    const look = () =>
      setBusy(element.matches(":hover") || element.contains(document.activeElement));
    const events = ["pointerenter", "pointerleave", "focusin", "focusout"] as const;
    // The focus is nowhere while it goes from one element to the next.
    for (const event of events) {
      element.addEventListener(event, () => setTimeout(look), { signal });
    }
    look();
    return () => stop.abort();
  }, [list]);
  return isBusy;
}
