import type { Pending } from "#lib/database/store.ts";
import type { Quick } from "#lib/domain/command.ts";
import { doCommand } from "./do-command.ts";
import { type Needs, type Project, within } from "./needs.ts";
import { rowBy } from "./person.ts";

/**
 * Carries out what people decided and did not undo within the window, oldest first, each in a transaction of its own: it
 * is done and over, or it lapses where it is not possible any more, and the history says so.
 */
export async function carryOutDue(needs: Needs, project: Project): Promise<void> {
  const isDue = ({ due }: Pending) => due <= needs.now();
  for (const { id } of (await needs.database.store.pending.all(project.key)).filter(isDue)) {
    await carryOut(needs, project, id);
  }
}

/** When the next one is due, null where none waits. */
export async function nextDue(
  { database }: Pick<Needs, "database">,
  { key }: Pick<Project, "key">,
): Promise<Date | null> {
  return (await database.store.pending.all(key))[0]?.due ?? null;
}

async function carryOut(needs: Needs, project: Project, id: number): Promise<void> {
  await needs.database.transaction(async (store) => {
    const pending = (await store.pending.all(project.key)).find((one) => one.id === id);
    if (pending === undefined) return;
    await store.pending.remove(project.key, id);
    const { command, who, reason, text } = pending;
    const done = await doCommand(within(needs, store), project, quickOf(command), { who, reason });
    if (done.kind !== "refused") return;
    await store.history.add([
      rowBy({ who, reason }, project, needs.now(), {
        kind: "undo",
        code: "lapsed",
        text: `Not done any more: ${text} ${done.text}`,
        facts: { command, refused: done.code },
      }),
    ]);
  });
}

/** To take every vote off is never kept. */
function quickOf(command: Pending["command"]): Quick {
  if (command.kind === "remove-holds") throw new Error("To take every hold off is never kept.");
  return command;
}
