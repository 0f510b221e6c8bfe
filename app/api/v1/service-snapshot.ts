import { type WrittenSnapshot, written } from "#app/api/frame/operation.ts";
import { readSnapshot } from "#lib/flow/read-snapshot.ts";
import type { Services } from "#lib/services.ts";

/** The snapshot of all projects: the oldest of the last reads of their servers, null where one was never read. */
export async function serviceSnapshot(
  needs: Pick<Services, "database" | "projects" | "now" | "memory" | "jobs">,
): Promise<WrittenSnapshot> {
  const { revision: id } = await needs.database.version();
  const projects = [...needs.projects.values()];
  const taken = await Promise.all(projects.map((project) => readSnapshot(needs, project)));
  const read = taken.flatMap(({ at }) => at ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  return written({ id, at: read.length === projects.length ? (read[0] ?? null) : null });
}
