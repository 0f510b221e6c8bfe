import { useEffect, useRef, useState } from "react";
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
  const [isWanted, setWanted] = useState(false);
  const isSending = useRef(false);
  const latest = useRef({ onUndone, onRefused });
  useEffect(() => {
    latest.current = { onUndone, onRefused };
  });
  const forget = (move: Undoable) => setMoves((all) => all.filter((one) => one !== move));
  const last = moves.at(-1);
  useEffect(() => {
    if (!(isWanted && isIdle) || isSending.current) return;
    if (last === undefined) return setWanted(false);
    isSending.current = true;
    void sendUndo(project, last.undo).then((sent) => {
      isSending.current = false;
      setWanted(false);
      if (sent.kind === "stopped") return latest.current.onRefused(sent);
      setMoves((all) => all.filter((one) => one !== last));
      latest.current.onUndone(sent.text);
    });
  }, [project, isWanted, isIdle, last]);
  return {
    last: last ?? null,
    canUndo: last !== undefined || !isIdle,
    isUndoing: isWanted,
    offer: (undo: Undo, text: string) => {
      const move = { undo, text };
      setMoves((all) => [...all, move]);
      setTimeout(() => forget(move), offered);
    },
    undo: () => setWanted(true),
  };
}
