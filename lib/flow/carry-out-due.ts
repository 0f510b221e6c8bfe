import type { Pending } from "#lib/database/store.ts";
import type { Quick } from "#lib/domain/command.ts";
import { byToken } from "./by-token.ts";
import { decidedSince } from "./decided-since.ts";
import { doCommand } from "./do-command.ts";
import { lapsedRow } from "./drop-pending.ts";
import { whyNoMore } from "./may-no-more.ts";
import { type Needs, type Project, type ServerNeeds, within } from "./needs.ts";

/**
 * Carries out what people decided and did not undo within the window, oldest first, each in a transaction of its own: it
 * is done and over, or it lapses where it is not possible any more, a day too late or of somebody who may not decide it any
 * more, and the history says so.
 */
export async function carryOutDue(needs: ServerNeeds, project: Project): Promise<void> {
  const isDue = ({ due }: Pending) => due <= needs.now();
  for (const pending of (await needs.database.store.pending.all(project.key)).filter(isDue)) {
    const { id, actor } = pending;
    const mine = byToken(needs, actor);
    try {
      const why = await whyNoMore(needs, project, pending);
      await carryOut(mine, project, id, why === null ? whyNotDone : async () => why);
    } catch (error) {
      if (isPassing(error)) throw error;
      // Tried again it would break each pass, and with it everything that passes do for the project.
      await carryOut(mine, project, id, async () => broken);
    }
  }
}

/** What says nothing of the decision: the state is busy or away, or another process has the work now. */
const isPassing = (error: unknown): boolean =>
  error instanceof Error && ["DatabaseError", "LeaseLost"].includes(error.name);

const broken = "It could not be done, by a mistake of the program.";

/** When the next one is due, null where none waits. */
export async function nextDue(
  { database }: Pick<Needs, "database">,
  { key }: Pick<Project, "key">,
): Promise<Date | null> {
  return (await database.store.pending.all(key))[0]?.due ?? null;
}

async function carryOut(
  needs: Needs,
  project: Project,
  id: number,
  attempt: typeof whyNotDone,
): Promise<void> {
  await needs.database.transaction(async (store) => {
    const pending = (await store.pending.all(project.key)).find((one) => one.id === id);
    if (pending === undefined) return;
    await store.pending.remove(project.key, id);
    const why = await attempt(within(needs, store), project, pending);
    if (why === null) return;
    await store.history.add([lapsedRow(pending, project, pending, needs.now(), why)]);
  });
}

/** Does it, or tells why it is not done. */
async function whyNotDone(
  needs: Needs,
  project: Project,
  pending: Pending,
): Promise<string | null> {
  const { command, who, reason, due } = pending;
  if (needs.now().getTime() - due.getTime() > mostLate) return tooLate;
  const later = await decidedSince(needs.database.store, project, pending);
  if (later !== null) return `${later.who} has decided on it since: ${later.text}`;
  const done = await doCommand(needs, project, quickOf(command), { who, reason });
  return done.kind === "refused" ? done.text : null;
}

/** What was foreseen is long not so any more, in milliseconds: the service stood still, or did not know the project. */
const mostLate = 24 * 3_600_000;
const tooLate = "The service could not do it for a whole day.";

/** To take every vote off is never kept. */
function quickOf(command: Pending["command"]): Quick {
  if (command.kind === "remove-holds") throw new Error("To take every hold off is never kept.");
  return command;
}
