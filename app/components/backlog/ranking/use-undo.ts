import { useCallback, useEffect, useRef, useState } from "react";
import { type Sent, sendUndo, type Undo } from "./send.ts";

/** A move that can be taken back. */
type Undoable = { readonly undo: Undo; readonly text: string };

type Given = {
  readonly project: string;
  /** Nothing is on its way to the service. */
  readonly isIdle: boolean;
  readonly onUndone: (text: string) => void;
  readonly onRefused: (sent: Extract<Sent, { kind: "stopped" }>) => void;
};

/** So long the way back is offered; it is in the history later. */
const offered = 30_000;

/** The way back from one's last moves, one by one. */
export function useUndo({ project, isIdle, onUndone, onRefused }: Given) {
  const [moves, setMoves] = useState<readonly Undoable[]>([]);
  const [wanted, setWanted] = useState(0);
  const isSending = useRef(false);
  const latest = useRef({ onUndone, onRefused });
  useEffect(() => {
    latest.current = { onUndone, onRefused };
  });
  const forget = useCallback(
    (move: Undoable) => setMoves((all) => all.filter((one) => one !== move)),
    [],
  );
  const last = moves.at(-1);
  useEffect(() => {
    if (wanted === 0 || !isIdle || isSending.current) return;
    if (last === undefined) return setWanted(0);
    isSending.current = true;
    void sendUndo(project, last.undo).then((sent) => {
      isSending.current = false;
      // What was refused is looked at before anything else is taken back.
      setWanted((count) => (sent.kind === "stopped" ? 0 : count - 1));
      if (sent.kind === "done" || sent.isOvertaken) forget(last);
      if (sent.kind === "done") latest.current.onUndone(sent.text);
      else latest.current.onRefused(sent);
    });
  }, [project, wanted, isIdle, last, forget]);
  return {
    last: last ?? null,
    canUndo: last !== undefined || !isIdle,
    isUndoing: wanted > 0,
    offer: (undo: Undo, text: string) => {
      const move = { undo, text };
      setMoves((all) => [...all, move]);
      setTimeout(() => forget(move), offered);
    },
    /** Takes one back; asked for again before that is done, the one before it too. */
    undo: () => setWanted((count) => count + 1),
  };
}
