import type { Change } from "#lib/domain/change.ts";
import { type References, readReferences } from "#lib/domain/references.ts";
import { projectOfRepository } from "#lib/domain/references-projects.ts";

/** The references of a change's message. */
export type ReferenceReader = (
  server: string,
  change: Pick<Change, "number" | "repository" | "message">,
) => References;

/**
 * Reads each message once while it stays the same: every pass asks for all of them, and few are new. Of more than
 * `limit` changes those that were read first are forgotten.
 */
export function referenceReader(limit = 250_000): ReferenceReader {
  const read = new Map<string, { message: string; references: References }>();
  return (server, { number, repository, message }) => {
    const key = `${server} ${repository} ${number}`;
    const known = read.get(key);
    if (known?.message === message) return known.references;
    const references = readReferences(message, projectOfRepository(repository));
    read.delete(key);
    read.set(key, { message, references });
    const [oldest] = read.keys();
    if (read.size > limit && oldest !== undefined) read.delete(oldest);
    return references;
  };
}
