import type { Store } from "#lib/database/store.ts";
import { unreadableKeys } from "./check-repositories.ts";
import type { Decided } from "./decide-pass.ts";
import { decideProject } from "./decide-project.ts";
import type { Project, ServerFailure, ServerNeeds } from "./needs.ts";
import { type Busy, withLease } from "./take-lease.ts";
import { orNoted } from "./try-reading.ts";

/** How a decision on its own went. */
export type DecidedAlone =
  | {
      readonly kind: "decided";
      readonly decided: Decided;
      /** What now waits in the outbox. */
      readonly pending: number;
    }
  /** Not started, or paused. */
  | { readonly kind: "standing-still" }
  /** What is known is not known well enough: the server, or this project, has to be read first. */
  | { readonly kind: "unread"; readonly why: string }
  | { readonly kind: "failed"; readonly failure: ServerFailure };

/**
 * Decides on a project under its server's lease, apart from the read that it stands on. It stands on the last one, so
 * that has to have been a good one, of everything, and younger than `staleAfter` milliseconds: unknown is never empty.
 */
export async function decideAlone(
  needs: ServerNeeds,
  project: Project,
  { holder, staleAfter }: { readonly holder: string; readonly staleAfter: number },
): Promise<{ readonly kind: "done"; readonly value: DecidedAlone } | Busy> {
  return withLease(needs, holder, async ({ needs: mine }): Promise<DecidedAlone> => {
    const why = await unreadReason(mine, project, staleAfter);
    if (why !== null) return { kind: "unread", why };
    const tried = await orNoted(mine, () => decideProject(mine, project));
    if (tried.kind === "failed") return tried;
    if (tried.value === null) return { kind: "standing-still" };
    const pending = (await mine.database.store.intents.all(project.key)).length;
    return { kind: "decided", decided: tried.value, pending };
  });
}

/** Why what is known of a project's server may not be acted on, null when it may. */
export async function unreadReason(
  { database, now }: Pick<ServerNeeds, "database" | "now">,
  project: Project,
  staleAfter: number,
): Promise<string | null> {
  const { store } = database;
  const { lastReadAt, failureText } = await store.servers.get(project.server);
  if (lastReadAt === null) return "the server was never read";
  if (failureText !== null) return failureText;
  // A read that is dated after now tells that the clock was set back, and nothing of its age.
  const age = Math.abs(now().getTime() - lastReadAt.getTime());
  if (age > staleAfter) return "the last read is too old";
  return await projectReason(store, project);
}

async function projectReason(
  { projects, problems }: Store,
  { key, repositories }: Project,
): Promise<string | null> {
  const { readRepositories = [] } = (await projects.get(key)) ?? {};
  const isNew = repositories.some((repository) => !readRepositories.includes(repository));
  if (isNew) return "a repository was never listed in full";
  const unreadable = unreadableKeys(repositories);
  const problem = (await problems.all(key)).find((one) => unreadable.has(one.key));
  return problem?.text ?? null;
}
