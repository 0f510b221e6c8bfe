import type { Pending, Store } from "#lib/database/store.ts";
import type { Project } from "./needs.ts";
import { type Person, rowBy } from "./person.ts";

/**
 * Drops what people decided and what is not done yet, because somebody stopped everything meanwhile: `why` says so in the
 * history, one row for each. None of it comes back by itself.
 */
export async function dropPending(
  store: Store,
  { key }: Pick<Project, "key">,
  person: Person,
  { at, why }: { readonly at: Date; readonly why: string },
): Promise<void> {
  const all = await store.pending.all(key);
  for (const { id } of all) await store.pending.remove(key, id);
  await store.history.add(all.map((pending) => lapsedRow(pending, { key }, person, at, why)));
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
