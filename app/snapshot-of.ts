import { cache } from "react";
import type { Project } from "#lib/flow/needs.ts";
import { readSnapshot } from "#lib/flow/read-snapshot.ts";
import { services } from "./services.ts";
import { snapshotWord } from "./snapshot-word.ts";

/**
 * The state that a page stands on, as the service's events name it. It is asked once for each page and before anything
 * else is read for it: then the page is as new or newer, and misses nothing of what it is told later.
 */
export const snapshotOf: (project: Project) => Promise<string> = cache(async (project) => {
  const { id, at } = await readSnapshot(services(), project);
  return snapshotWord(id, at?.toISOString() ?? null);
});
