import type { BotView } from "#lib/flow/show-bot.ts";
import { HoldGroups } from "./hold-groups.tsx";
import { Panel } from "./panel.tsx";

type Given = { view: BotView; asked: number | null };

/** The holds that stand by what their people read; nothing where none stands. */
export function StandingHolds({ view, asked }: Given) {
  const { standing } = view;
  if (standing.length === 0) return null;
  const all = standing.reduce((sum, { changes }) => sum + changes, 0);
  return (
    <Panel id="standing" title="Holds that stand" note="by what their people read" mark={all}>
      <HoldGroups of="standing" view={view} groups={standing} asked={asked} />
    </Panel>
  );
}
