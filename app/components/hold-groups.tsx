import type { BotGroup } from "#lib/flow/bot-plan.ts";
import type { BotView } from "#lib/flow/show-bot.ts";
import { HoldGroup } from "./hold-group.tsx";

type Given = {
  of: "plan" | "standing";
  view: BotView;
  groups: readonly BotGroup[];
  /** The change whose words are asked for. */
  asked: number | null;
};

/** So many groups are open at first. */
const open = { plan: 2, standing: 1 } as const;

/** Groups of holds; the first are open, and the one of which an example is asked for. */
export function HoldGroups({ of, view, groups, asked }: Given) {
  const most = of === "standing" && view.groups.length > 0 ? 0 : open[of];
  return groups.map((group, index) => (
    <HoldGroup
      key={group.code}
      project={view.project}
      of={of}
      group={group}
      isOpen={index < most || group.example?.change === asked}
    />
  ));
}
