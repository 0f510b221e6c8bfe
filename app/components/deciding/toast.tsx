import { useEffect, useRef, useState } from "react";
import fields from "#app/components/field.module.css";
import { Glyph } from "#app/components/glyph.tsx";
import { hearKeys } from "#app/components/keys/page-key.ts";
import { useDeciding } from "./deciding-context.ts";
import { type Decided, sendUndo } from "./send.ts";
import styles from "./toast.module.css";
import { unsentWords } from "./unsent-words.ts";

type Given = {
  decided: Decided;
  /** Words for who hears the page only. */
  onSaid: (words: string) => void;
  /** Something else is true now. */
  onChanged: () => void;
  onClose: () => void;
};

/** So long something that is done can be undone from here; later its history entry offers it. */
const undoFor = 30;

/** How long it stays once there is nothing to undo, in seconds. */
const readFor = 10;

/** What was decided, and for a while its undo; loaded when something was, hence the default export. */
export default function Toast({ decided, onSaid, onChanged, onClose }: Given) {
  const { project } = useDeciding() ?? {};
  const [over, setOver] = useState<{ text: string; isTrouble: boolean } | null>(null);
  const isAsking = useRef(false);
  const { undo } = decided;
  const canUndo = undo !== null && over === null;
  const left = useSecondsLeft(canUndo ? windowOf(decided) : readFor, canUndo, onClose);
  const take = async () => {
    if (project === undefined || undo === null || isAsking.current) return;
    isAsking.current = true;
    const answer = await sendUndo(project, undo);
    isAsking.current = false;
    const isTrouble = !("follows" in answer);
    const text = isTrouble ? `Not undone. ${unsentWords(answer)}` : answer.text;
    setOver({ text, isTrouble });
    onSaid(text);
    onChanged();
  };
  useUndoKey(canUndo, take);
  return (
    <section className={styles["toast"]} aria-label="What you decided">
      <p>
        <Glyph name={over?.isTrouble ? "cross" : "tick"} /> <bdi>{over?.text ?? decided.text}</bdi>
      </p>
      {canUndo ? (
        <button type="button" className={fields["button"]} onClick={take} aria-keyshortcuts="z">
          Undo
          <span aria-hidden="true">
            {" "}
            <kbd>z</kbd>
          </span>
        </button>
      ) : null}
      {canUndo ? (
        <span className={styles["left"]} aria-hidden="true">
          {left} s
        </span>
      ) : null}
      <button type="button" className={styles["close"]} aria-label="Close" onClick={onClose}>
        <Glyph name="cross" />
      </button>
    </section>
  );
}

/** In seconds from the answer on; of a pending one up to the instant at which it is due, by the service's clock. */
function windowOf({ undo, at }: Decided): number {
  if (undo?.kind !== "pending") return undoFor;
  return Math.max(1, Math.ceil((Date.parse(undo.until) - at) / 1_000));
}

/** Counts down to nothing; begins anew where what it counts is another thing. */
function useSecondsLeft(seconds: number, what: boolean, onOver: () => void): number {
  const [left, setLeft] = useState(seconds);
  const end = useRef(onOver);
  useEffect(() => {
    end.current = onOver;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another thing to count begins anew
  useEffect(() => {
    const until = performance.now() + seconds * 1_000;
    setLeft(seconds);
    const timer = setInterval(() => {
      const now = Math.ceil((until - performance.now()) / 1_000);
      setLeft(now);
      if (now <= 0) end.current();
    }, 1_000);
    return () => clearInterval(timer);
  }, [seconds, what]);
  return Math.max(0, left);
}

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
