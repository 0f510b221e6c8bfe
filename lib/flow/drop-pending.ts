import type { Pending, Store } from "#lib/database/store.ts";
import { comesTo } from "./comes-to.ts";
import type { Project } from "./needs.ts";
import { type Person, rowBy } from "./person.ts";

/**
 * Drops what people decided and what is not done yet, because somebody stopped everything meanwhile: `why` says so in the
 * history, one row for each. None of it comes back by itself.
 */
export async function dropPending(
  store: Store,
  project: Pick<Project, "key">,
  person: Person,
  stop: Stop,
): Promise<void> {
  await drop(store, project, person, stop, await store.pending.all(project.key));
}

/** Drops what would resume a project of which somebody says that it stays paused, and gives what it was. */
export async function dropResumes(
  store: Store,
  project: Pick<Project, "key">,
  person: Person,
  stop: Stop,
): Promise<readonly Pending[]> {
  const resumes: Pending[] = [];
  for (const pending of await store.pending.all(project.key)) {
    const { kind } = await comesTo(store, project, pending.command);
    if (kind === "resume") resumes.push(pending);
  }
  await drop(store, project, person, stop, resumes);
  return resumes;
}

type Stop = { readonly at: Date; readonly why: string };

async function drop(
  store: Store,
  { key }: Pick<Project, "key">,
  person: Person,
  { at, why }: Stop,
  dropped: readonly Pending[],
): Promise<void> {
  for (const { id } of dropped) await store.pending.remove(key, id);
  await store.history.add(dropped.map((pending) => lapsedRow(pending, { key }, person, at, why)));
}

/** What the history says of a kept decision of which nothing is done. */
export const lapsedRow = (
  { text, command, who, reason }: Pending,
  project: Pick<Project, "key">,
  person: Person,
  at: Date,
  why: string,
) =>
  rowBy(person, project, at, {
    kind: "undo",
    code: "lapsed",
    text: `Not done any more: ${text} ${why}`,
    facts: { command, who, reason },
  });
