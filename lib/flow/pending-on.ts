import type { Pending, Store } from "#lib/database/store.ts";
import type { Command } from "#lib/domain/command.ts";
import { isSameSubject } from "#lib/domain/command-subject.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { comesTo } from "./comes-to.ts";
import type { Project } from "./needs.ts";

/** The refusal of a command while another one on the same waits to be done, null while none does. */
export async function pendingOn(
  store: Pick<Store, "history" | "pending">,
  project: Pick<Project, "key">,
  command: Command,
): Promise<Refusal | null> {
  const wanted = await comesTo(store, project, command);
  for (const one of await store.pending.all(project.key)) {
    const waiting = await comesTo(store, project, one.command);
    if (isSameSubject(waiting, wanted)) return isPending(one);
  }
  return null;
}

const isPending = ({ who, text }: Pending) =>
  refuse(
    "pending",
    `${who} has decided on it just now, and it is not sent yet: ${text}`,
    "Undo that first, or wait half a minute until it is done.",
  );
