import { useEffect, useLayoutEffect, useRef } from "react";
import { Asked } from "./asked.tsx";
import { LiftedRows } from "./lifted-rows.tsx";
import { MovePanel } from "./move-panel.tsx";
import type { ToldMove } from "./queue.ts";
import { Tools } from "./tools.tsx";
import { TroubleBanner } from "./trouble-banner.tsx";
import { UndoLine } from "./undo-line.tsx";
import { UndoRefused } from "./undo-refused.tsx";
import { useDrag } from "./use-drag.ts";
import { useLiftKeys } from "./use-lift-keys.ts";
import { useRankCommands } from "./use-rank-commands.ts";
import { type RankingGiven, type RankingState, useRanking } from "./use-ranking.ts";

/**
 * Moving rows, for who may: by pointer, by keys and by menu. All of them end in one wish that is shown at once, said
 * once and sent. Loaded only for them, hence the default export.
 */
export default function Ranking(given: RankingGiven) {
  const { project, list, isLocked, onBusy } = given;
  const ranking = useRanking(given);
  const { chosen, lift, undoing } = ranking;
  const float = useRef<HTMLDivElement>(null);
  const liftKeys = useLiftKeys(ranking);
  const { opened, setOpened, ...commands } = useRankCommands({ ...given, ranking, liftKeys });
  useDrag({
    ...{ list, float, lift, count: ranking.order.length },
    movingWith: (name) => (isLocked ? null : ranking.movingWith(name)),
    onDrop: liftKeys.drop,
    onPutBack: liftKeys.putBack,
  });
  const isBusy = opened !== null || hasUndone(ranking);
  useLayoutEffect(() => onBusy(isBusy), [isBusy, onBusy]);
  const isChoosing = chosen.names.size > 0;
  useEffect(() => {
    list.current?.toggleAttribute("data-choosing", isChoosing);
  }, [list, isChoosing]);
  const { meant, command, close } = commands;
  return (
    <>
      <Told
        project={project}
        ranking={ranking}
        onShow={(moves) => setOpened({ kind: "changed", moves })}
      />
      <Asked {...{ ranking, opened }} onCommand={command} onClose={close} />
      <Tools
        count={chosen.names.size}
        isLocked={isLocked}
        isAnyMeant={meant().length > 0}
        onClear={commands.clearChosen}
        onMenu={(opener) => commands.openMenu(opener, meant())}
      />
      {isLocked ? null : (
        <MovePanel
          names={meant()}
          onCommand={(asked) => command(asked, meant())}
          onUndo={undoing.last && undoing.undo}
        />
      )}
      {list.current === null ? null : (
        <LiftedRows {...{ lift, float, list: list.current, rows: ranking.rows }} />
      )}
    </>
  );
}

/** Whether a move is begun and not done. */
const hasUndone = ({ lift, queue, isIdle, unexplained }: RankingState): boolean =>
  lift.lifted !== null || !isIdle || queue.held.length > 0 || unexplained !== null;

type ToldGiven = {
  project: string;
  ranking: RankingState;
  onShow: (moves: readonly ToldMove[]) => void;
};

/** What became of moves: in words for screen readers, in a banner where they were not done, and the way back. */
function Told({ project, ranking, onShow }: ToldGiven) {
  const { said, queue, hear, note, setNote, undoing, shown } = ranking;
  const { trouble, held } = queue;
  return (
    <>
      <div role="status" className="unseen">
        {said}
      </div>
      {trouble === null || trouble.kind === "reason" ? null : (
        <TroubleBanner
          {...{ project, trouble, held, onShow }}
          onAgain={() => ranking.sendAgain(null)}
          onLetBe={() => hear({ kind: "let-be" })}
        />
      )}
      {note === null ? null : <UndoRefused note={note} onClose={() => setNote(null)} />}
      <UndoLine last={undoing.last?.text ?? null} shown={shown} onUndo={undoing.undo} />
    </>
  );
}
