"use client";

import { useId, useRef } from "react";
import type { CommandKind } from "#lib/domain/command.ts";
import { whyNot } from "#lib/domain/why-not.ts";
import type { Ask } from "./ask.ts";
import styles from "./decide-menu.module.css";
import { useDeciding } from "./deciding-context.ts";

type Given = {
  ask: Ask;
  /** What it is by which who may is known. */
  kind: CommandKind;
  label: string;
  /** What it is on, for who hears only the button. */
  about?: string;
  /** Why it can't be now; null where nothing speaks against it. */
  obstacle?: string | null;
  /** It is on the person's own work. */
  isOwn?: boolean;
  /** In a line of small words. */
  isSmall?: boolean;
};

/** Opens the dialog of one decision. Who may not sees why beside it; who has not signed in sees nothing. */
export function AskButton({ ask, kind, label, about = "", obstacle = null, ...how }: Given) {
  const { isOwn = false, isSmall = false } = how;
  const deciding = useDeciding();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  if (deciding === null) return null;
  const why = whyNot(deciding.actor, kind, { isOwn }) ?? obstacle;
  return (
    <span className={styles["asking"]} data-small={isSmall || undefined}>
      <button
        ref={button}
        type="button"
        className={styles["decide"]}
        data-decide=""
        data-small={isSmall || undefined}
        aria-disabled={why !== null}
        aria-describedby={why === null ? undefined : id}
        onClick={() => {
          if (why === null) deciding.decide(ask, button.current);
        }}
      >
        {label}…{about === "" ? null : <span className="unseen"> {about}</span>}
      </button>
      {why === null ? null : (
        <span id={id} className={styles["obstacle"]}>
          {why}
        </span>
      )}
    </span>
  );
}
