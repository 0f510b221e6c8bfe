import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { Ranked, RankingPerson } from "#app/components/backlog/ranked.ts";
import type { Snapshot } from "#app/components/backlog/snapshot.ts";
import type { ListHandle } from "#app/components/backlog/use-commands.ts";
import { movedSentence, orderAfter, type Wish } from "#lib/domain/moving.ts";
import { arrangedSnapshot } from "./arranged-snapshot.ts";
import { isDone, shownOrder } from "./queue.ts";
import { useChangedBy } from "./use-changed-by.ts";
import { useChosen } from "./use-chosen.ts";
import { useLanded } from "./use-landed.ts";
import { useLift } from "./use-lift.ts";
import { useOwnMoves } from "./use-own-moves.ts";
import { useRanked } from "./use-ranked.ts";
import { useReveal } from "./use-reveal.ts";
import { useSaying } from "./use-saying.ts";
import { useUnexplained } from "./use-unexplained.ts";

export type RankingGiven = {
  readonly project: string;
  readonly ranker: RankingPerson;
  /** As the page shows it, without one's own moves. */
  readonly snapshot: Snapshot;
  readonly selected: string | null;
  readonly current: RefObject<string | null>;
  readonly list: RefObject<HTMLElement | null>;
  readonly handle: RefObject<ListHandle | null>;
  readonly isLocked: boolean;
  readonly adopt: (snapshot: Snapshot) => void;
  readonly onRanked: (ranked: Ranked) => void;
  /** Told whether something is in the hand, asked, on its way or not done, and would be lost with the code that ranks. */
  readonly onBusy: (isBusy: boolean) => void;
};

/** What is known and can be done. */
export type RankingState = ReturnType<typeof useRanking>;

/** Said where a move is asked for while a filter is on. */
export const lockedSentence =
  "The order is locked while a filter is on. Clear the filter first, with Escape.";

/** Said where something is wanted of a row and none is chosen. */
export const noRowSentence = "Choose a row first, with j or a click.";

/** Everything that one page knows of moving its rows. */
export function useRanking(given: RankingGiven) {
  const { project, ranker, snapshot, list, handle, isLocked, onRanked } = given;
  const { said, say, unsay } = useSaying();
  const own = useOwnMoves({ ...given, say, unsay });
  const { queue, done } = own;
  const { version } = queue.base;
  const arranged = useMemo(
    () => arrangedSnapshot(snapshot, version, shownOrder(queue)),
    [snapshot, version, queue],
  );
  const { order, latest } = useOrder(arranged);
  const chosen = useChosen(list, order, isLocked);
  const lift = useLift(list, order);
  const { landed, land } = useLanded();
  const { changedBy, show } = useChangedBy(project, snapshot, { who: ranker.who, own: version });
  useOvertaken(own, show);
  useRanked({
    ...{ isLocked, onRanked, snapshot: arranged, done, changedBy, landed },
    isMoving: !own.isIdle || own.undoing.isUndoing || lift.lifted !== null,
    chosen: chosen.names,
    lifted: lift.lifted?.names,
  });
  const reveals = useReveal({ list, handle, order });
  const why = useUnexplained(latest, ranker);
  /** Says and shows it, and sends it. */
  const move = (wish: Wish, reason: string | null = null) => {
    if (isLocked) return say(lockedSentence);
    if (reason === null && why.wantsReason(wish)) return why.setUnexplained(wish);
    const before = latest.current;
    const sentence = movedSentence(before, wish);
    say(sentence);
    const after = orderAfter(before, wish);
    if (after === null || isDone(before, wish)) return;
    latest.current = after;
    reveals.revealSoon(wish.names[0] ?? "");
    own.send(wish, reason, sentence);
    land(wish.names);
  };
  /** All that move with this row: all chosen ones, where it is one of them. */
  const movingWith = (name: string): readonly string[] =>
    chosen.names.has(name) ? latest.current.filter((one) => chosen.names.has(one)) : [name];
  return {
    ...{ ...own, order, latest, rows: arranged.rows, chosen, lift },
    ...{ ...why, reveal: reveals.reveal, said, say, move, movingWith },
  };
}

/** The names in order, and the same at this very moment: keys may be faster than the list is drawn. */
function useOrder({ rows }: Snapshot) {
  const order = useMemo(() => rows.map(({ name }) => name), [rows]);
  const latest = useRef<readonly string[]>(order);
  useLayoutEffect(() => {
    latest.current = order;
  }, [order]);
  return { order, latest };
}

type Own = Pick<ReturnType<typeof useOwnMoves>, "queue" | "refresh">;
type Show = ReturnType<typeof useChangedBy>["show"];

/** Shows whose hand it was, and the rows as they are by now. */
function useOvertaken({ queue: { trouble }, refresh }: Own, show: Show) {
  useEffect(() => {
    if (trouble?.kind !== "overtaken") return;
    show(trouble.moves.toReversed());
    refresh();
  }, [trouble, show, refresh]);
}
