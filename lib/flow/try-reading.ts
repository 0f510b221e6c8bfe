import { type ServerFailure, type ServerNeeds, serverFailure } from "./needs.ts";
import { observeServer } from "./observe-server.ts";
import { idle, type PassReport } from "./pass-report.ts";
import { progressOf } from "./project-state.ts";

/** Reads a server; a failure is remembered for `status` and the board, with since when it lasts. */
export async function tryReading(
  needs: ServerNeeds,
  options: { full: boolean } = { full: false },
): Promise<
  | { readonly kind: "read"; readonly unknown: ReadonlyMap<string, ServerFailure> }
  | { readonly kind: "failed"; readonly failure: ServerFailure }
> {
  try {
    const { unknown } = await observeServer(needs, options);
    return { kind: "read", unknown };
  } catch (error) {
    const failure = serverFailure(error);
    if (failure === null) throw error;
    await noteFailure(needs, failure);
    return { kind: "failed", failure };
  }
}

/** Remembers that a server failed, and since when. */
export async function noteFailure({ database, server, now }: ServerNeeds, failure: ServerFailure) {
  await database.transaction(async (store) => {
    const state = await store.servers.get(server);
    await store.servers.save(server, {
      failures: state.failures + 1,
      failureText: failure.text,
      failedSince: state.failedSince ?? now(),
    });
  });
}

/** Nothing was read of the project, so nothing is decided on it. */
export async function incomplete(
  { database }: Pick<ServerNeeds, "database">,
  key: string,
  { code, text }: ServerFailure,
): Promise<PassReport> {
  const progress = await progressOf(database.store, key);
  return idle(key, { ...progress, complete: false }, [{ kind: "read", reason: { code }, text }]);
}
