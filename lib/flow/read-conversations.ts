import type { Account, SeenChange } from "#lib/domain/change.ts";
import type { Conversation } from "#lib/domain/conversation.ts";
import { unheardIn } from "#lib/domain/watching.ts";
import { survey } from "#lib/domain/world.ts";
import { loadWorld } from "./load-world.ts";
import { type Project, type ServerFailure, type ServerNeeds, serverFailure } from "./needs.ts";
import { recollectLogs } from "./recollect-logs.ts";

/** After this many failures the pass leaves the server alone; what is left stays unheard until the next one. */
const failuresToStop = 3;

/** Under which it is remembered that a change can't be heard. */
const prefix = "unheard:";

/**
 * Reads what was said on changes of which that matters, before it is decided. What can't be read stays unknown: nobody
 * is warned or bumped for it, and a change that the server can't show is no reason to leave all others undecided.
 */
export async function readConversations(
  needs: ServerNeeds,
  project: Project,
  unheard: readonly SeenChange[],
): Promise<void> {
  const { database, server } = needs;
  const problems = await database.store.problems.all(project.key);
  const isBroken = ({ number }: SeenChange) =>
    problems.some(({ key }) => key === `${prefix}${number}`);
  // Those that could not be read come last: three of them must not keep all others unheard for ever.
  const broken = unheard.filter(isBroken);
  const others = unheard.filter((change) => !isBroken(change));
  const { read, met, failures } = await readAll(needs, [...others, ...broken]);
  await noteUnheard(needs, project, failures);
  if (read.size === 0) return;
  await database.transaction(async (store) => {
    await store.accounts.save(server, met);
    await store.conversations.save(server, read);
  });
}

type Failures = ReadonlyMap<number, ServerFailure>;

async function readAll({ gerrit, database, server }: ServerNeeds, changes: readonly SeenChange[]) {
  const read = new Map<number, Conversation>();
  const failures = new Map<number, ServerFailure>();
  const known = await database.store.accounts.all(server);
  const accounts = new Map(known);
  for (const change of changes) {
    if (failures.size >= failuresToStop) break;
    try {
      const conversation = await gerrit.conversation(change);
      if (conversation === "missing") continue;
      await meet(gerrit, conversation, accounts);
      read.set(change.number, conversation);
    } catch (error) {
      const failure = serverFailure(error);
      if (failure === null) throw error;
      failures.set(change.number, failure);
    }
  }
  const met = [...accounts.values()].filter(({ id }) => !known.has(id));
  return { read, met, failures };
}

/** Asks who commented and was on no listing, for he neither owns nor votes: a service user's thread asks nobody. */
async function meet(
  gerrit: ServerNeeds["gerrit"],
  { openThreads }: Conversation,
  accounts: Map<number, Account>,
): Promise<void> {
  const authors = new Set(openThreads.map(({ author }) => author));
  for (const author of authors) {
    const account = accounts.has(author) ? "missing" : await gerrit.account(author);
    if (account !== "missing") accounts.set(author, account);
  }
}

/** Tells of changes that can't be heard, and no longer of others. */
export async function noteUnheard(
  { database, now }: Pick<ServerNeeds, "database" | "now">,
  { key }: Project,
  failures: Failures = new Map(),
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

/** The same for all that is unheard and, after a restore, what the logs tell; with the failure of the server as an answer; null where there was none. */
export async function tryConversations(
  needs: ServerNeeds,
  project: Project,
): Promise<ServerFailure | null> {
  try {
    await recollectLogs(needs, project);
    const world = await loadWorld(needs.database.store, project, needs.now());
    await readConversations(needs, project, unheardIn(world, survey(world)));
    return null;
  } catch (error) {
    const failure = serverFailure(error);
    if (failure === null) throw error;
    return failure;
  }
}
