import type { Change, SeenChange } from "#lib/domain/change.ts";
import { type References, readReferences } from "#lib/domain/references.ts";
import { projectOfRepository } from "#lib/domain/references-projects.ts";

type Named = Pick<SeenChange, "number" | "repository" | "patchSet">;

/** The commit messages of these changes, each with the patch set whose it is. */
type ReadMessages = (
  numbers: readonly number[],
) => Promise<ReadonlyMap<number, Pick<Change, "patchSet" | "message">>>;

/** Gives the references of changes of one server by number. */
export type ReferenceReader = (
  server: string,
  changes: readonly Named[],
  readMessages: ReadMessages,
) => Promise<(number: number) => References>;

type Kept = Pick<Named, "repository" | "patchSet"> & { readonly references: References };

/**
 * Reads each message once for its patch set, which has no other one: every pass asks for all of them, few are new, and
 * the messages are most of what is known of a change. Of more than `limit` changes of a server those that were read
 * first are forgotten.
 */
export function referenceReader(limit = 250_000): ReferenceReader {
  const servers = new Map<string, Map<number, Kept>>();
  return async (server, changes, readMessages) => {
    const kept = servers.get(server) ?? new Map<number, Kept>();
    servers.set(server, kept);
    const unread = changes.filter((change) => !isOf(kept.get(change.number), change));
    const messages = unread.length === 0 ? new Map() : await readMessages(unread.map(numberOf));
    for (const { number, repository } of unread) {
      const { patchSet, message } = messages.get(number) ?? gone;
      const references = alone(readReferences(message, projectOfRepository(repository)));
      kept.delete(number);
      kept.set(number, { repository, patchSet, references });
    }
    const found = changes.map(
      ({ number }) => [number, kept.get(number)?.references ?? none] as const,
    );
    forget(kept, limit);
    const references = new Map(found);
    return (number) => references.get(number) ?? none;
  };
}

const numberOf = ({ number }: Named) => number;

/** A name is a part of its message, which stays in memory as long as the name does: a copy is of itself. */
const alone = (references: References) => JSON.parse(JSON.stringify(references)) as References;

/** It went away after it was listed, so that nothing stands on what it named. */
const gone = { patchSet: 0, message: "" };

const none = readReferences("");

const isOf = (kept: Kept | undefined, { repository, patchSet }: Named): boolean =>
  kept?.patchSet === patchSet && kept.repository === repository;

function forget(kept: Map<number, Kept>, limit: number): void {
  const excess = kept.size - limit;
  if (excess <= 0) return;
  for (const number of [...kept.keys()].slice(0, excess)) kept.delete(number);
}
