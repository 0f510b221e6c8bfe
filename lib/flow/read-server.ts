import type { Project, ServerFailure, ServerNeeds } from "./needs.ts";
import { type Busy, withLease } from "./take-lease.ts";
import { tryReading } from "./try-reading.ts";

/** What can be decided on after a read of a server. */
export type ServerRead = {
  readonly readable: readonly Project[];
  /** Null when the server was read; then each project that can't be read has a problem of its own. */
  readonly failure: ServerFailure | null;
  /** Failed reads of this server in a row. */
  readonly failures: number;
};

/** Reads what is new on a server, under its lease. A failure is remembered, and nothing is decided until it is over. */
export async function readServer(
  needs: ServerNeeds,
  holder: string,
): Promise<{ readonly kind: "done"; readonly value: ServerRead } | Busy> {
  return withLease(needs, holder, async ({ needs: mine }) => {
    const read = await tryReading(mine);
    const { failures } = await mine.database.store.servers.get(mine.server);
    if (read.kind === "failed") return { readable: [], failure: read.failure, failures };
    const readable = mine.projects.filter(({ key }) => !read.unknown.has(key));
    return { readable, failure: null, failures };
  });
}
