import type { Actor } from "#lib/domain/roles.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Done } from "./do-command.ts";
import { mayDecide } from "./may-decide.ts";
import type { Needs, Project } from "./needs.ts";
import { rowBy } from "./person.ts";

/** Undoes a decision of which nothing was done yet: who could take it can take it back. */
export async function cancelPending(
  needs: Needs,
  project: Project,
  id: number,
  actor: Actor,
): Promise<Done | Refusal> {
  const { key } = project;
  const kept = (await needs.database.store.pending.all(key)).find((one) => one.id === id);
  if (kept === undefined) return isOver(id);
  const refusal = await mayDecide(needs, project, kept.command, actor);
  if (refusal !== null) return refusal;
  return needs.database.transaction(async (store) => {
    if (!(await store.pending.remove(key, id))) return isOver(id);
    const { who, reason, command } = kept;
    const text = `Undone before anything of it was sent: ${kept.text}`;
    const row = { kind: "undo", code: "cancelled", text, facts: { command, who, reason } };
    await store.history.add([rowBy({ who: actor.who, reason: null }, project, needs.now(), row)]);
    return { kind: "done", text, changed: true };
  });
}

const isOver = (id: number) =>
  refuse(
    "not-pending",
    `Decision ${id} does not wait any more: it was done, or undone.`,
    "The history says what became of it; what was done can be undone there.",
  );
