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
  const read = await orNoted(needs, () => observeServer(needs, options));
  return read.kind === "failed" ? read : { kind: "read", unknown: read.value.unknown };
}

/** What `work` gives, or the server's failure: that is remembered, with since when it lasts. Throws what is ours. */
export async function orNoted<T>(
  needs: ServerNeeds,
  work: () => Promise<T>,
): Promise<
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly failure: ServerFailure }
> {
  try {
    return { kind: "done", value: await work() };
  } catch (error) {
    const failure = serverFailure(error);
    if (failure === null) throw error;
    await noteFailure(needs, failure);
    return { kind: "failed", failure };
  }
}

async function noteFailure({ database, server, now }: ServerNeeds, failure: ServerFailure) {
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
