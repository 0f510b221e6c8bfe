import type { SeenChange } from "#lib/domain/change.ts";
import { isIn } from "#lib/domain/verdict.ts";
import { type Project, type ServerNeeds, serverFailure } from "./needs.ts";

/**
 * The changes of a project on which the server shows a vote of the bot, whatever their status: asked of the server,
 * for a hold may be older than our memory. One that was moved to a branch of another project is that one's.
 */
export async function holdsOnServer(
  { gerrit }: Pick<ServerNeeds, "gerrit">,
  project: Project,
): Promise<readonly SeenChange[]> {
  const bot = await gerrit.self();
  const { changes } = await gerrit.reviewedBySelf(project.repositories);
  return changes
    .filter(({ votes }) => votes.some(({ account }) => account === bot.id))
    .filter((change) => !project.others.some((scope) => isIn(scope, change)));
}

/** Takes the bot and its votes off a change; why not, or null when they are off. */
export async function takeOff(
  { gerrit }: Pick<ServerNeeds, "gerrit">,
  change: SeenChange,
): Promise<string | null> {
  if (change.status === "MERGED") return "merged: Gerrit keeps its votes";
  try {
    await gerrit.leave(change);
    return null;
  } catch (error) {
    const failure = serverFailure(error);
    if (failure === null) throw error;
    return failure.text;
  }
}
