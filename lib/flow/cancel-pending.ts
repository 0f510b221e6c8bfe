import type { Pending } from "#lib/database/store.ts";
import { quoted } from "#lib/domain/phrases.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { byToken } from "./by-token.ts";
import type { Done } from "./do-command.ts";
import { mayTakeBack } from "./may-decide.ts";
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
  const refusal = await mayTakeBack(needs, project, kept.command, actor);
  if (refusal !== null) return refusal;
  return byToken(needs, actor).database.transaction(async (store) => {
    if (!(await store.pending.remove(key, id))) return isOver(id);
    const { who, reason, command } = kept;
    const text = takenBack(kept, actor);
    const row = { kind: "undo", code: "cancelled", text, facts: { command, who, reason } };
    const person = { who: actor.who, reason: actor.who === who ? reason : null };
    await store.history.add([rowBy(person, project, needs.now(), row)]);
    return { kind: "done", text, changed: true };
  });
}

/** What somebody else had decided is told with their reason: beside who takes it back it would read as theirs. */
function takenBack({ text, who, reason }: Pending, actor: Actor): string {
  const words = `Taken back before anything of it was sent, and not done: ${text}`;
  if (actor.who === who) return words;
  return `${words} ${who} had decided it${reason === null ? "." : `: ${quoted(reason)}`}`;
}

const isOver = (id: number) =>
  refuse(
    "not-pending",
    `Decision ${id} does not wait any more: it was done, or undone.`,
    "The history says what became of it; what was done can be undone there.",
  );
