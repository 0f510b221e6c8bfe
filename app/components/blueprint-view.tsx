import type { BlueprintView } from "#lib/flow/explain-blueprint.ts";
import { BlueprintBanner } from "./blueprint-banner.tsx";
import { ChainList } from "./chain-list.tsx";
import { Checklist } from "./checklist.tsx";
import { Columns } from "./columns.tsx";
import { HistoryList } from "./history-list.tsx";
import { LineBefore } from "./line-before.tsx";
import { LineStripPanel } from "./line-strip.tsx";
import { Stays } from "./stays.tsx";
import { ToDo } from "./to-do.tsx";
import { Win } from "./win.tsx";

/** Where one blueprint stands, what would win it a slot, and all its changes. */
export function BlueprintDetails({ project, view }: { project: string; view: BlueprintView }) {
  const { verdict, doNow, changes, ahead, name, history, condition, details } = view;
  const { now } = condition;
  const isWaiting = verdict === "waiting";
  const hasRail = isWaiting || details.stays.length > 0;
  return (
    <>
      <BlueprintBanner view={view} />
      <Columns
        width="reading"
        rail={
          hasRail ? (
            <>
              <LineBefore project={project} ahead={ahead} own={name} />
              <Stays stays={details.stays} now={now} />
            </>
          ) : null
        }
      >
        {isWaiting ? (
          <Checklist checks={details.checks} blueprint={name} owner={view.owner} now={now} />
        ) : (
          <ToDo doNow={doNow} needNot={[]} nothing="Nothing needs to be done." />
        )}
        <LineStripPanel project={project} strip={details.strip} own={name} />
        <Win winning={details.winning} />
        <ChainList project={project} title="Changes" changes={changes} now={now} />
        <HistoryList
          project={project}
          history={history}
          total={view.decisions}
          now={now}
          own={{ blueprint: name }}
        />
      </Columns>
    </>
  );
}
