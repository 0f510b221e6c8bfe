import type { ChangeView } from "#lib/flow/explain-change.ts";
import { AskedPanel } from "./asked-panel.tsx";
import { ChainList } from "./chain-list.tsx";
import { ChangeBanner } from "./change-banner.tsx";
import { Columns } from "./columns.tsx";
import { HistoryList } from "./history-list.tsx";
import { HoldParts } from "./hold-parts.tsx";
import { LineStripPanel } from "./line-strip.tsx";
import { LinkedPanel } from "./linked-panel.tsx";
import { ToDo } from "./to-do.tsx";
import { Win } from "./win.tsx";

type Given = { project: string; view: ChangeView };

/** Where one change stands, what to do, why, and then everything else. */
export function ChangeDetails({ project, view }: Given) {
  const { doNow, needNot, position, blueprint, siblings, history, condition, details } = view;
  const { now } = condition;
  return (
    <>
      <ChangeBanner view={view} />
      <Columns
        width="reading"
        rail={
          <>
            <HoldParts view={view} />
            <LinkedPanel project={project} view={view} />
            <AskedPanel project={project} attention={details.attention} now={now} />
          </>
        }
      >
        <ToDo doNow={doNow} needNot={needNot} nothing={nothingToDo(view)} />
        {position === null ? null : (
          <LineStripPanel project={project} strip={details.strip} own={blueprint} />
        )}
        <Win winning={details.winning} />
        {blueprint === null ? null : (
          <ChainList
            project={project}
            title="Changes of this blueprint"
            changes={siblings}
            now={now}
            own={view.change}
          />
        )}
        <HistoryList
          project={project}
          history={history}
          total={view.decisions}
          now={now}
          own={{ change: view.change }}
        />
      </Columns>
    </>
  );
}

function nothingToDo({ verdict, turn }: ChangeView): string {
  if (verdict === "waiting") return "Nothing: it is ready, and its turn comes by rank.";
  if (turn?.of === "nobody") {
    return "Nothing for its author, nothing for reviewers: it is approved and waits to be merged.";
  }
  return turn?.of === "reviewers"
    ? "Nothing for its author. Reviewers: look at this change, it waits for you."
    : "Nothing needs to be done.";
}
