import type { BotView } from "#lib/flow/show-bot.ts";
import { BotFiguresStrip } from "./bot-figures.tsx";
import { BotLog } from "./bot-log.tsx";
import { BotPlan } from "./bot-plan.tsx";
import { BotSteer } from "./bot-steer.tsx";
import { BotTrouble } from "./bot-trouble.tsx";
import { Columns } from "./columns.tsx";
import { PeopleOtherwise } from "./people-otherwise.tsx";
import { StandingHolds } from "./standing-holds.tsx";

type Given = {
  view: BotView;
  /** A plan is approved and not carried out yet. */
  isSent: boolean;
  asked: number | null;
};

/** What the bot would do in the words that people will read, what keeps it back, and what it did. */
export function BotDetails({ view, isSent, asked }: Given) {
  return (
    <>
      {view.state.isRead ? <BotFiguresStrip view={view} /> : null}
      <Columns
        width="reading"
        rail={
          <>
            {view.state.isRead ? <PeopleOtherwise view={view} /> : null}
            <BotSteer
              project={view.project}
              isPaused={view.state.isPaused}
              isStarted={view.state.isStarted}
            />
            <BotLog view={view} />
            <BotTrouble view={view} />
          </>
        }
      >
        <BotPlan view={view} isSent={isSent} asked={asked} />
        <StandingHolds view={view} asked={asked} />
      </Columns>
    </>
  );
}
