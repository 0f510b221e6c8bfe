import { useEffect, useReducer, useRef } from "react";
import type { Snapshot } from "#app/components/backlog/snapshot.ts";
import type { Order } from "#lib/domain/arranged.ts";
import type { Wish } from "#lib/domain/moving.ts";
import { emptyQueue, nextQueue, type OwnMove } from "./queue.ts";
import { type Sent, sendMove } from "./send.ts";

type Given = {
  readonly project: string;
  /** As the page shows it, without one's own moves. */
  readonly snapshot: Snapshot;
  readonly onDone: (move: OwnMove, sent: Extract<Sent, { kind: "done" }>) => void;
};

/** The moves that are made here, sent one after another. */
export function useQueue({ project, snapshot, onDone }: Given) {
  const [queue, hear] = useReducer(nextQueue, snapshot, (first) => emptyQueue(orderOf(first)));
  const isSending = useRef(false);
  const ids = useRef(0);
  const [first] = queue.waiting;
  const { version } = queue.base;
  const isIdle = first === undefined;
  useEffect(() => {
    if (isIdle) hear({ kind: "seen", order: orderOf(snapshot) });
  }, [snapshot, isIdle]);
  const told = useRef(onDone);
  useEffect(() => {
    told.current = onDone;
  });
  useEffect(() => {
    if (first === undefined || isSending.current) return;
    isSending.current = true;
    void sendMove(project, first, version).then((sent) => {
      isSending.current = false;
      if (sent.kind === "stopped") return hear(sent);
      hear({ kind: "applied", version: sent.version ?? version });
      told.current(first, sent);
    });
  }, [project, first, version]);
  const want = (wish: Wish, reason: string | null) => {
    ids.current += 1;
    hear({ kind: "wanted", move: { ...wish, id: ids.current, reason, isUnsure: false } });
    return ids.current;
  };
  return { queue, hear, want, isIdle };
}

const orderOf = ({ order, rows }: Snapshot): Order => ({
  version: order,
  names: rows.map(({ name }) => name),
});
