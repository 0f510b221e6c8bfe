"use client";

import { type FocusEvent, type ReactNode, useEffect, useState } from "react";
import { useLive } from "./live-context.ts";

type Given = {
  /** Another one where the part shows something else than before; ages may differ without. */
  mark: string;
  children: ReactNode;
};

/**
 * A part of a live page that does not move under the pointer or the focus: while either is in it, it keeps what it
 * showed, and the page offers the rest.
 */
export function Still({ mark, children }: Given) {
  const { shownAt, hold } = useLive();
  const [isUnderPointer, setUnderPointer] = useState(false);
  const [isInFocus, setInFocus] = useState(false);
  const [shown, setShown] = useState({ mark, children, shownAt });
  const mayMove = !(isUnderPointer || isInFocus) || shown.shownAt !== shownAt;
  const isHolding = shown.mark !== mark && !mayMove;
  if (!isHolding && (shown.children !== children || shown.shownAt !== shownAt)) {
    setShown({ mark, children, shownAt });
  }
  useEffect(() => {
    if (!isHolding) return;
    hold(1);
    return () => hold(-1);
  }, [isHolding, hold]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices where the pointer and the focus are
    <div
      onPointerEnter={() => setUnderPointer(true)}
      onPointerLeave={() => setUnderPointer(false)}
      onFocus={() => setInFocus(true)}
      onBlur={(event) => setInFocus(staysIn(event))}
    >
      {shown.children}
    </div>
  );
}

const staysIn = ({ currentTarget, relatedTarget }: FocusEvent): boolean =>
  relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
