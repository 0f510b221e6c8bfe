import { nothingFollows } from "#lib/domain/follows-words.ts";
import { counted } from "#lib/domain/phrases.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Refusal } from "#lib/failure.ts";
import { byToken } from "./by-token.ts";
import { isBusy } from "./is-busy.ts";
import { mayDecide } from "./may-decide.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import type { Preview } from "./preview-command.ts";
import { type Removed, removeHolds } from "./remove-holds.ts";
import { holdsOnServer } from "./take-off.ts";

/** What became of all holds. */
export type Ended = {
  readonly kind: "done";
  readonly text: string;
  /** What had to stay, and why. */
  readonly details: readonly string[];
  readonly lifts: number;
};

const command = { kind: "remove-holds" } as const;

/** Takes every vote of the bot off, for who may decide that (rule 13). */
export async function endProject(
  needs: ServerNeeds,
  project: Project,
  actor: Actor,
  reason: string,
): Promise<Ended | Refusal> {
  const refusal = await mayDecide(needs, project, command, actor);
  if (refusal !== null) return refusal;
  const result = await removeHolds(byToken(needs, actor), project, { who: actor.who, reason });
  if (result.kind === "busy") return isBusy(result.holder, pausedRemedy);
  const { removed, left } = result;
  return {
    kind: "done",
    text: endedText(result),
    details: left.map(({ change, why }) => `Left on ${change}: ${why}.`),
    lifts: removed.length,
  };
}

function endedText({ project, removed, paused }: Removed): string {
  const holds = `${counted(removed.length, "hold")} taken off`;
  return paused
    ? `${project}: paused, ${holds}. After a resume a first plan has to be approved again.`
    : `${project}: ${holds}. It was resumed meanwhile; a first plan has to be approved again.`;
}

/** How many would come off, as the review server has them now. */
export async function foreseeEnd(
  needs: ServerNeeds,
  project: Project,
  actor: Actor,
): Promise<Preview | Refusal> {
  const refusal = await mayDecide(needs, project, command, actor);
  if (refusal !== null) return refusal;
  const votes = await holdsOnServer(needs, project);
  const lifted = votes.filter(({ status }) => status !== "MERGED");
  return {
    kind: "preview",
    text: `${project.key} is paused, every vote of the bot comes off, and after the pause it begins again with a first plan.`,
    changed: true,
    details: votes
      .filter(({ status }) => status === "MERGED")
      .map(({ number }) => `${number} is merged: Gerrit keeps its votes.`),
    follows: {
      ...nothingFollows,
      lifts: lifted.length,
      changes: lifted
        .slice(0, 50)
        .map(({ number: change, subject }) => ({ change, subject, kind: "lift", blueprint: null })),
    },
  };
}

const pausedRemedy =
  "The project is paused already; try again in a few seconds to take the holds off.";
