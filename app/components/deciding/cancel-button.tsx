"use client";

import { useRef } from "react";
import type { CommandKind } from "#lib/domain/command.ts";
import { whyNot } from "#lib/domain/why-not.ts";
import styles from "./decide-menu.module.css";
import { useDeciding } from "./deciding-context.ts";
import { keepFocus } from "./keep-focus.ts";

type Given = {
  id: number;
  due: string;
  /** Null where what it takes is only known where it was decided. */
  kind: CommandKind | null;
  who: string;
  text: string;
};

/** Takes back what is not sent yet; only for who decided it, or might have. */
export function CancelButton({ id, due, kind, who, text }: Given) {
  const deciding = useDeciding();
  const button = useRef<HTMLButtonElement>(null);
  const isAsking = useRef(false);
  if (deciding === null) return null;
  const { actor } = deciding;
  if (actor.who !== who && (kind === null || whyNot(actor, kind) !== null)) return null;
  const cancel = async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    if (button.current && document.activeElement === button.current) keepFocus(button.current);
    try {
      const { takeBack } = await import("./take-back.ts");
      await takeBack(deciding, { id, due });
    } catch {
      deciding.warn("Not undone: this page can't load what it takes. Load it anew and try again.");
    } finally {
      isAsking.current = false;
    }
  };
  return (
    <button ref={button} type="button" className={styles["decide"]} onClick={cancel}>
      Undo<span className="unseen">: {text}</span>
    </button>
  );
}
