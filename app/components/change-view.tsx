import type { ChangeView } from "#lib/flow/explain-change.ts";
import { ChangeBanner } from "./change-banner.tsx";
import { ChangeList } from "./change-list.tsx";
import { ChangeSubject } from "./change-subject.tsx";
import { Columns } from "./columns.tsx";
import { HistoryList } from "./history-list.tsx";
import { HoldParts } from "./hold-parts.tsx";
import { LineBefore } from "./line-before.tsx";
import { ToDo } from "./to-do.tsx";
import { Win } from "./win.tsx";

type Given = { project: string; view: ChangeView; gerrit: string | null };

/** Where one change stands, what to do, why, and then everything else. */
export function ChangeDetails({ project, view, gerrit }: Given) {
  const { doNow, needNot, win, blueprint, siblings, ahead, history, condition } = view;
  return (
    <>
      <ChangeBanner view={view} />
      <ChangeSubject project={project} view={view} gerrit={gerrit} />
      <Columns
        width="reading"
        rail={
          view.parts === null && ahead.length === 0 ? null : (
            <>
              <HoldParts view={view} />
              <LineBefore project={project} ahead={ahead} own={blueprint} />
            </>
          )
        }
      >
        <ToDo doNow={doNow} needNot={needNot} nothing={nothingToDo(view)} />
        <Win text={win?.text ?? null} />
        {blueprint === null ? null : (
          <ChangeList
            project={project}
            title="Changes of this blueprint"
            changes={siblings}
            own={view.change}
          />
        )}
        <HistoryList history={history} now={condition.now} own={view.change} />
      </Columns>
    </>
  );
}

function nothingToDo({ verdict, turn }: ChangeView): string {
  if (verdict === "waiting") return "Nothing: it is ready, and its turn comes by rank.";
  return turn?.of === "reviewers"
    ? "Nothing for its author. Reviewers: look at this change, it waits for you."
    : "Nothing needs to be done.";
}
