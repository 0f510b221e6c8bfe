import type { BlueprintView } from "#lib/flow/explain-blueprint.ts";
import { BlueprintBanner } from "./blueprint-banner.tsx";
import { BlueprintSubject } from "./blueprint-subject.tsx";
import { ChangeList } from "./change-list.tsx";
import { Checklist } from "./checklist.tsx";
import { Columns } from "./columns.tsx";
import { HistoryList } from "./history-list.tsx";
import { LineBefore } from "./line-before.tsx";
import { ToDo } from "./to-do.tsx";
import { Win } from "./win.tsx";

/** Where one blueprint stands, what would win it a slot, and all its changes. */
export function BlueprintDetails({ project, view }: { project: string; view: BlueprintView }) {
  const { verdict, doNow, win, changes, ahead, name, history, condition } = view;
  const isWaiting = verdict === "waiting";
  return (
    <>
      <BlueprintBanner view={view} />
      <BlueprintSubject view={view} />
      <Columns
        width="reading"
        rail={
          isWaiting ? (
            <>
              <Checklist view={view} />
              <LineBefore project={project} ahead={ahead} own={name} />
            </>
          ) : null
        }
      >
        <ToDo
          doNow={doNow}
          needNot={[]}
          nothing={
            isWaiting
              ? "Nothing: it is ready, and its turn comes by rank."
              : "Nothing needs to be done."
          }
        />
        <Win text={win} />
        <ChangeList project={project} title="Changes" changes={changes} />
        <HistoryList history={history} now={condition.now} />
      </Columns>
    </>
  );
}
