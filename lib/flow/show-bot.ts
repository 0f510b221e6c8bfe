import type { Intent } from "#lib/database/store.ts";
import { botLog, doneSince, type LogLine, steering } from "#lib/domain/bot-log.ts";
import type { BotState } from "#lib/domain/bot-words.ts";
import { type BotFigures, botFiguresIn } from "./bot-figures.ts";
import {
  actsIn,
  type BotActs,
  type BotGroup,
  type Kept,
  keptIn,
  plannedGroups,
  type Refusals,
  refusedIn,
  standingGroups,
} from "./bot-plan.ts";
import { lookAtProject, type Sight } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { type OfferedPlan, offeredPlan } from "./offered-plan.ts";
import { type Condition, readCondition } from "./read-condition.ts";
import { service } from "./record-slots.ts";
import { unansweredHolds } from "./unanswered-holds.ts";

/** What the bot would do, has done and could not do. */
export type BotView = {
  readonly project: string;
  /** What its answer is made of. */
  readonly state: BotState;
  readonly figures: BotFigures;
  /** New holds by the words that people will read, whether the bot may place them or not. */
  readonly groups: readonly BotGroup[];
  /** Holds that stand, likewise, with their words as they are true now. */
  readonly standing: readonly BotGroup[];
  /** Everything else that the next pass does. */
  readonly acts: readonly BotActs[];
  /** New holds that are kept back, by why; empty before the start, for then all of it waits. */
  readonly waiting: readonly Kept[];
  /** What the server refused for good, by its words. */
  readonly refused: readonly Refusals[];
  /** What was decided and is not sent yet: how much, and what of it failed. */
  readonly unsent: { readonly total: number; readonly failing: readonly Intent[] };
  /** Newest first. */
  readonly log: readonly LogLine[];
  /** A plan that was made and can be approved as it is. */
  readonly plan: OfferedPlan | null;
  /** What it did in the last day, null for nothing; `since` where that was too much to count whole. */
  readonly lately: {
    readonly since: Date;
    readonly isWhole: boolean;
    readonly text: string | null;
  };
  /** New holds that wait for a person's word. */
  readonly unanswered: number;
  readonly condition: Condition;
};

const most = 12;
/** So many decisions are read back, and so many lines of them shown. */
const rows = 500;
const lines = 15;
const day = 86_400_000;

/** The bot of a project as its page shows it; `asked` is the change whose words are wanted as an example. */
export async function showBot(
  needs: Needs,
  project: Project,
  asked: number | null = null,
): Promise<BotView> {
  const { store } = needs.database;
  const sight = await lookAtProject(needs, project);
  const intents = await store.intents.all(project.key);
  const recent = await store.history.brief(project.key, { limit: rows });
  const condition = await readCondition(needs, project);
  const dayAgo = new Date(condition.now.getTime() - day);
  const oldest = recent.length < rows ? null : (recent.at(-1)?.at ?? null);
  const isWhole = oldest === null || oldest <= dayAgo;
  const since = isWhole ? dayAgo : oldest;
  const log = botLog(recent, service);
  const byPeople = { kinds: steering, notBy: service, limit: 1 };
  const [steered = null] = await store.history.brief(project.key, byPeople);
  return {
    project: project.key,
    state: stateIn(sight),
    figures: botFiguresIn(sight),
    groups: plannedGroups(sight, asked),
    standing: standingGroups(sight, asked),
    acts: actsIn(sight),
    waiting: sight.isStarted ? keptIn(sight) : [],
    refused: refusedIn(sight),
    unsent: {
      total: intents.length,
      failing: intents.filter(({ failure }) => failure !== null).slice(0, most),
    },
    log: log.slice(0, lines),
    plan: await offeredPlan(needs, sight, steered?.at ?? null),
    lately: { since, isWhole, text: doneSince(recent, service, since) },
    unanswered: unansweredHolds(sight),
    condition,
  };
}

function stateIn(sight: Sight): BotState {
  const { world, isStarted, isPaused } = sight;
  const { planned, standing } = botFiguresIn(sight);
  return {
    mode: world.policy.values["hold.mode"],
    isRead: world.firstReadAt !== null,
    isStarted,
    isPaused,
    planned: planned.changes,
    standing: standing.changes,
    waiting: unansweredHolds(sight),
  };
}
