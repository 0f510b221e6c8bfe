"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import styles from "./flash.module.css";

type Given = {
  /** Another one where it shows something else than before. */
  mark: string;
  className: string | undefined;
  slot?: number;
  children: ReactNode;
};

/** A card of a list that lights up once when it changed by itself. */
export function FlashItem({ mark, className = "", slot, children }: Given) {
  const before = useRef(mark);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    if (before.current === mark) return;
    before.current = mark;
    setChanges((count) => count + 1);
  }, [mark]);
  // Two names of one animation: each change begins it anew.
  const light = changes === 0 ? "" : styles[changes % 2 === 0 ? "even" : "odd"];
  return (
    <li className={`${className} ${light}`} data-row="" data-slot={slot}>
      {children}
    </li>
  );
}
