import type { Store } from "#lib/database/store.ts";
import type { SeenChange } from "#lib/domain/change.ts";
import type { ServerNeeds } from "./needs.ts";
import { sparingServer } from "./spare-server.ts";

/** After this many full listings without it a change is gone and no longer asked for. */
const listingsUntilGone = 2;

export type Missing = {
  /** Open here, not in the listing, and yet there: merged, abandoned, or the index lagged. */
  readonly found: readonly SeenChange[];
  readonly write: (store: Store) => Promise<void>;
};

/**
 * Asks singly for each change that is open here and missing in a full listing. A 404 is a question, never an
 * answer: only the second listing in a row without it makes it gone, and gone is never taken for merged.
 */
export async function findMissing(
  { database, server, gerrit }: Pick<ServerNeeds, "database" | "server" | "gerrit">,
  repositories: readonly string[],
  listed: ReadonlyMap<number, SeenChange>,
): Promise<Missing> {
  const versions = [...(await database.store.changes.versions(server))];
  const back = versions.filter(([number, { missed }]) => missed > 0 && listed.has(number));
  const asked = versions.filter(
    ([number, { status, repository }]) =>
      status === "NEW" && repositories.includes(repository) && !listed.has(number),
  );
  const found: SeenChange[] = [];
  const absent: { number: number; missed: number }[] = [];
  const ask = sparingServer();
  for (const [number, { repository, missed }] of asked) {
    const answer = await ask(() => gerrit.change({ repository, number }));
    // Nobody knows; the next full listing asks again.
    if (answer === "failed") continue;
    if (answer === "missing") absent.push({ number, missed: missed + 1 });
    else found.push(answer.change);
  }
  const present = [...back.map(([number]) => number), ...found.map(({ number }) => number)];
  return {
    found,
    write: async (store) => {
      await store.changes.missed(server, present, 0);
      for (const { number, missed } of absent) {
        await store.changes.missed(server, [number], missed);
        if (missed >= listingsUntilGone) await store.changes.setStatus(server, number, "GONE");
      }
    },
  };
}
