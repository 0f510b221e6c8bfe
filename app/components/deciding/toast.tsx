import { useEffect, useRef, useState } from "react";
import fields from "#app/components/field.module.css";
import { Glyph } from "#app/components/glyph.tsx";
import { hearKeys } from "#app/components/keys/page-key.ts";
import { useDeciding } from "./deciding-context.ts";
import { sendUndo } from "./send.ts";
import styles from "./toast.module.css";
import { type Told, toldOnly } from "./told.ts";
import { unsentWords } from "./unsent-words.ts";

type Given = { told: Told; onTold: (told: Told) => void; onClose: () => void };

/** What was decided, and for a while its undo; loaded when something was, hence the default export. */
export default function Toast({ told, onTold, onClose }: Given) {
  const { text, undo, isTrouble } = told;
  const left = useSecondsLeft(told, onClose);
  const take = useUndo(told, onTold);
  useUndoKey(undo !== null, take);
  return (
    <section className={styles["toast"]} aria-label="What you decided">
      <p>
        <Glyph name={isTrouble ? "cross" : "tick"} /> <bdi>{text}</bdi>
      </p>
      {undo === null ? null : (
        <>
          <button type="button" className={fields["button"]} onClick={take} aria-keyshortcuts="z">
            Undo
            <span aria-hidden="true">
              {" "}
              <kbd>z</kbd>
            </span>
          </button>
          <span className={styles["left"]} aria-hidden="true">
            {left} s
          </span>
        </>
      )}
      <button type="button" className={styles["close"]} aria-label="Close" onClick={onClose}>
        <Glyph name="cross" />
      </button>
    </section>
  );
}

/** Takes it back, once however often it is asked. */
function useUndo({ undo }: Told, onTold: Given["onTold"]): () => Promise<void> {
  const { project } = useDeciding() ?? {};
  const isAsking = useRef(false);
  return async () => {
    if (project === undefined || undo === null || isAsking.current) return;
    isAsking.current = true;
    const answer = await sendUndo(project, undo);
    isAsking.current = false;
    const isTrouble = !("follows" in answer);
    const text = isTrouble ? `Not undone. ${unsentWords(answer)}` : answer.text;
    onTold(toldOnly(text, isTrouble));
  };
}

/** Counts down to nothing; begins anew with what is told next. */
function useSecondsLeft(told: Told, onOver: () => void): number {
  const [left, setLeft] = useState(() => secondsTo(told));
  const end = useRef(onOver);
  useEffect(() => {
    end.current = onOver;
  });
  useEffect(() => {
    setLeft(secondsTo(told));
    const timer = setInterval(() => {
      const now = secondsTo(told);
      setLeft(now);
      if (now <= 0) end.current();
    }, 1_000);
    return () => clearInterval(timer);
  }, [told]);
  return Math.max(0, left);
}

const secondsTo = ({ until }: Told): number => Math.ceil((until - Date.now()) / 1_000);

/** `z` undoes it while it can be. */
function useUndoKey(canUndo: boolean, take: () => Promise<void>): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!canUndo) return;
    const leaving = new AbortController();
    const hear = (key: string) => {
      if (key !== "z") return false;
      latest.current().catch(() => undefined);
      return true;
    };
    hearKeys(hear, leaving.signal);
    return () => leaving.abort();
  }, [canUndo]);
}
