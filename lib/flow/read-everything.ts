import type { ServerFailure, ServerNeeds } from "./needs.ts";
import { type Busy, withLease } from "./take-lease.ts";
import { tryReading } from "./try-reading.ts";

/** What a full read found of one project. */
export type FullRead = {
  readonly project: string;
  readonly complete: boolean;
  readonly failure: ServerFailure | null;
  /** Open changes of the project's repositories as stored now. */
  readonly openChanges: number;
};

/** A full reconcile now, under the lease: everything open is listed and compared with what is stored. */
export async function readEverything(
  needs: ServerNeeds,
  holder: string,
): Promise<{ readonly kind: "done"; readonly value: readonly FullRead[] } | Busy> {
  return withLease(needs, holder, async ({ needs: mine }) => {
    const read = await tryReading(mine, { full: true });
    const results: FullRead[] = [];
    for (const { key, repositories } of needs.projects) {
      const failure = (read.kind === "failed" ? read.failure : read.unknown.get(key)) ?? null;
      const stored = await needs.database.store.changes.versions(needs.server);
      const openChanges = [...stored.values()].filter(
        ({ status, repository }) => status === "NEW" && repositories.includes(repository),
      ).length;
      results.push({ project: key, complete: failure === null, failure, openChanges });
    }
    return results;
  });
}
