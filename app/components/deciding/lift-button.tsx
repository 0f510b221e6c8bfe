"use client";

import { useRef } from "react";
import { whyNot } from "#lib/domain/why-not.ts";
import { askOnChange } from "./asks.ts";
import styles from "./decide-menu.module.css";
import { useDeciding } from "./deciding-context.ts";

/** Lifts the hold of one change of a list; nothing for who may not, whom the change's own page tells why. */
export function LiftButton({ change }: { change: number }) {
  const deciding = useDeciding();
  const button = useRef<HTMLButtonElement>(null);
  if (deciding === null || whyNot(deciding.actor, "exempt") !== null) return null;
  return (
    <button
      ref={button}
      type="button"
      className={styles["decide"]}
      data-decide=""
      data-small=""
      onClick={() => deciding.decide(askOnChange("lift", change), button.current)}
    >
      Lift…<span className="unseen"> the hold of change {change}</span>
    </button>
  );
}
