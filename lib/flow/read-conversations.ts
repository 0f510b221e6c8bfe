import { keyOf } from "#lib/domain/blueprint.ts";
import type { Conversation } from "#lib/domain/conversation.ts";
import { heard } from "#lib/domain/silence.ts";
import { survey, type World } from "#lib/domain/world.ts";
import { loadWorld } from "./load-world.ts";
import { type Project, type ServerFailure, type ServerNeeds, serverFailure } from "./needs.ts";
import { recollectLogs } from "./recollect-logs.ts";

/**
 * Before a pass decides: reads what was said on the open changes of blueprints that have a slot, or were bumped from
 * one, where a change is another than when it was last read. What does not answer stays unknown, and nobody is warned
 * or bumped for it. Throws the server's failure.
 */
export async function readConversations(
  { database, gerrit, server, now }: ServerNeeds,
  project: Project,
): Promise<void> {
  const world = await loadWorld(database.store, project, now());
  const read = new Map<number, Conversation>();
  for (const change of unheardIn(world)) {
    const conversation = await gerrit.conversation(change);
    if (conversation !== "missing") read.set(change.number, conversation);
  }
  if (read.size === 0) return;
  await database.transaction((store) => store.conversations.save(server, read));
}

/** The same and, after a restore, what the logs tell; with the failure of the server as an answer; null where there was none. */
export async function tryConversations(
  needs: ServerNeeds,
  project: Project,
): Promise<ServerFailure | null> {
  try {
    await recollectLogs(needs, project);
    await readConversations(needs, project);
    return null;
  } catch (error) {
    const failure = serverFailure(error);
    if (failure === null) throw error;
    return failure;
  }
}

/** Nothing but these changes tells whose turn it is, or whether an author is back. */
function unheardIn(world: World) {
  const bumped = world.blueprints.filter((blueprint) => blueprint.bumped !== null);
  const keys = [
    ...world.tenures.map(({ blueprint }) => blueprint),
    ...bumped.map(({ name }) => keyOf(name)),
  ];
  if (keys.length === 0) return [];
  const { own } = survey(world);
  const open = keys
    .flatMap((key) => own.get(key) ?? [])
    .filter((work) => work.change.status === "NEW" && heard(work).length === 0);
  return [...new Map(open.map(({ change }) => [change.number, change])).values()];
}
