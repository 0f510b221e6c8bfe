import { keyOf } from "#lib/domain/blueprint.ts";
import type { SeenChange } from "#lib/domain/change.ts";
import type { Conversation } from "#lib/domain/conversation.ts";
import { heard } from "#lib/domain/silence.ts";
import { survey, type World } from "#lib/domain/world.ts";
import { loadWorld } from "./load-world.ts";
import { type Project, type ServerFailure, type ServerNeeds, serverFailure } from "./needs.ts";
import { recollectLogs } from "./recollect-logs.ts";

/** After this many failures the pass leaves the server alone; what is left stays unheard until the next one. */
const failuresToStop = 3;

/** Under which it is remembered that a change can't be heard. */
const prefix = "unheard:";

/**
 * Before a pass decides: reads what was said on the open changes of blueprints that have a slot, or were bumped from
 * one, where a change is another than when it was last read. What can't be read stays unknown: nobody is warned or
 * bumped for it, and a change that the server can't show is no reason to leave all others undecided.
 */
export async function readConversations(needs: ServerNeeds, project: Project): Promise<void> {
  const { database, server, now } = needs;
  const world = await loadWorld(database.store, project, now());
  const { read, failures } = await readAll(needs, unheardIn(world));
  await noteUnheard(needs, project, failures);
  if (read.size === 0) return;
  await database.transaction((store) => store.conversations.save(server, read));
}

type Failures = ReadonlyMap<number, ServerFailure>;

async function readAll({ gerrit }: ServerNeeds, changes: readonly SeenChange[]) {
  const read = new Map<number, Conversation>();
  const failures = new Map<number, ServerFailure>();
  for (const change of changes) {
    if (failures.size >= failuresToStop) break;
    try {
      const conversation = await gerrit.conversation(change);
      if (conversation !== "missing") read.set(change.number, conversation);
    } catch (error) {
      const failure = serverFailure(error);
      if (failure === null) throw error;
      failures.set(change.number, failure);
    }
  }
  return { read, failures };
}

async function noteUnheard(
  { database, now }: ServerNeeds,
  { key }: Project,
  failures: Failures,
): Promise<void> {
  const known = (await database.store.problems.all(key)).filter((one) =>
    one.key.startsWith(prefix),
  );
  const isOver = (problem: string) => !failures.has(Number(problem.slice(prefix.length)));
  const over = known.map((problem) => problem.key).filter(isOver);
  if (failures.size === 0 && over.length === 0) return;
  await database.transaction(async (store) => {
    await store.problems.solve(key, over);
    for (const [change, { text }] of failures) {
      const problem = `What was said on change ${change} can't be read, so nobody is warned or bumped for it: ${text}`;
      await store.problems.report(key, { key: `${prefix}${change}`, text: problem, since: now() });
    }
  });
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
