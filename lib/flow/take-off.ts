import type { SeenChange } from "#lib/domain/change.ts";
import { type Project, type ServerNeeds, serverFailure } from "./needs.ts";

/**
 * The changes of a project on which the server shows a vote of the bot, whatever their status: asked of the server,
 * for a hold may be older than our memory. One that was moved to a branch of another project is that one's.
 */
export async function holdsOnServer(
  { gerrit, projects }: Pick<ServerNeeds, "gerrit" | "projects">,
  project: Project,
): Promise<readonly SeenChange[]> {
  const bot = await gerrit.self();
  const { changes } = await gerrit.reviewedBySelf(project.repositories);
  const others = projects.filter(({ key }) => key !== project.key);
  return changes
    .filter(({ votes }) => votes.some(({ account }) => account === bot.id))
    .filter((change) => !others.some((other) => governs(other, change)));
}

const governs = ({ repositories, branches }: Project, { repository, branch }: SeenChange) =>
  repositories.includes(repository) && branches.includes(branch);

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
