import { useCallback, useEffect, useRef, useState } from "react";
import { loadSnapshot } from "#app/components/backlog/snapshot.ts";
import { movedSentence, type Wish } from "#lib/domain/moving.ts";
import { counted } from "#lib/domain/phrases.ts";
import { keptMoves } from "./kept-moves.ts";
import { type OwnMove, type Queue, shownOrder, type Trouble } from "./queue.ts";
import type { Sent } from "./send.ts";
import { useQueue } from "./use-queue.ts";
import type { RankingGiven } from "./use-ranking.ts";
import { useShown } from "./use-shown.ts";
import { useUndo } from "./use-undo.ts";

type Given = Pick<RankingGiven, "project" | "snapshot" | "adopt"> & {
  readonly say: (words: string) => void;
  readonly unsay: () => void;
};

/** What somebody moves here: sent, counted when it is done, and undone. */
export function useOwnMoves({ project, snapshot, adopt, say, unsay }: Given) {
  const [note, setNote] = useState<string | null>(null);
  const { shown, show } = useShown();
  /** For who hears and for who sees. */
  const tell = (words: string) => {
    say(words);
    show(words);
  };
  const [done, setDone] = useState(0);
  const sentences = useRef(new Map<number, string>());
  const refresh = useCallback(
    () => void loadSnapshot(project).then(adopt, () => undefined),
    [project, adopt],
  );
  const onDone = ({ id }: OwnMove, { undo, text }: Extract<Sent, { kind: "done" }>) => {
    setDone((count) => count + 1);
    show(null);
    if (undo !== null) undoing.offer(undo, sentences.current.get(id) ?? text);
    sentences.current.delete(id);
  };
  const { queue, hear, want, isIdle } = useQueue({ project, snapshot, onDone });
  const undoing = useUndo({
    ...{ project, isIdle },
    onUndone: (text) => {
      setNote(null);
      setDone((count) => count + 1);
      tell(`Undone. ${text}`);
      refresh();
    },
    onRefused: ({ trouble }) => {
      show(null);
      setNote(undoWords(trouble));
    },
  });
  const { trouble } = queue;
  useEffect(() => {
    if (trouble !== null) unsay();
  }, [trouble, unsay]);
  useEffect(() => {
    const moves = keptMoves.take(project);
    if (moves.length > 0) hear({ kind: "kept", moves });
  }, [project, hear]);
  return {
    ...{ queue, hear, isIdle, undoing, shown, tell, note, setNote, done, refresh },
    /** Sends what was not done once more. */
    sendAgain: (reason: string | null) => {
      say(againWords(queue));
      hear({ kind: "again", reason });
    },
    /** Sends a move, and remembers how it was told. */
    send: (wish: Wish, reason: string | null, sentence: string) => {
      sentences.current.set(want(wish, reason), sentence);
    },
  };
}

/** What is told of moves that are sent once more: in the order of by now they may go elsewhere than they were told to. */
function againWords(queue: Queue): string {
  const [first, ...others] = queue.held;
  if (first === undefined || others.length > 0) {
    return `${counted(queue.held.length, "move")} sent once more.`;
  }
  return movedSentence(shownOrder(queue), first);
}

function undoWords(trouble: Trouble): string {
  switch (trouble.kind) {
    case "reason":
    case "refused":
      return `${trouble.detail} ${trouble.remedy}`;
    case "overtaken":
      return "Somebody moved it since. Move it anew if that is still right.";
    case "signed-out":
      return "You are signed out. Sign in and try again.";
    case "lost":
    case "kept":
      return "The service does not answer. Try again in a moment.";
  }
}
