import { join } from "node:path";
import { openStore } from "#lib/database/database.ts";
import type { NewBlueprint, Store } from "#lib/database/store.ts";
import type { Project } from "#lib/flow/needs.ts";
import { seedProject } from "#lib/flow/seed-projects.ts";
import { migrations } from "./temporary-database.ts";

/** The name of the blueprint that an import of many puts at this rank. */
export const nameAt = (rank: number): string =>
  `${themes[rank % themes.length]}-${`${rank}`.padStart(5, "0")}`;

const themes = [
  "vmware-spawn-refactor",
  "numa-placement",
  "cells",
  "quiesced-image-snapshots-with-guest-agent",
  "objects-from-conductor",
  "i18n",
  "serial-ports",
] as const;
const owners = ["lmarsh", "kofi", "ines_p", null, "hanneke"] as const;

/**
 * Makes so many blueprints known in the state of an installation that does not run, in two seconds for ten thousand:
 * most are approved, some wait for that, some are withdrawn or deferred.
 */
export async function knowMany(data: string, project: Project, count: number): Promise<void> {
  const database = await openStore({ file: join(data, "slots.db"), migrations });
  const at = new Date("2014-06-01T00:00:00Z");
  try {
    await seedProject({ database, now: () => at }, project, {});
    await database.transaction(async (store) => {
      const ranks = Array.from({ length: count }, (_, index) => index + 1);
      await store.blueprints.add(project.key, ranks.map(blueprintAt), at);
      await closeSome(store, project.key, ranks);
    });
  } finally {
    await database.close();
  }
}

const blueprintAt = (rank: number): NewBlueprint => ({
  name: nameAt(rank),
  title: rank % 4 === 0 ? `${longTitle} ${rank}` : `A piece of work that is number ${rank}`,
  kind: rank % 5 === 0 ? "debt" : "feature",
  approvedAt: rank % 11 === 0 ? null : new Date(Date.UTC(2014, 2, 1 + (rank % 60))),
  spec: null,
  owner: owners[rank % owners.length] ?? null,
});

const longTitle =
  "Let operators say which of the hosts of an aggregate may take instances that were evacuated, and for how long";

async function closeSome(store: Store, project: string, ranks: readonly number[]) {
  for (const rank of ranks.filter((one) => one % 1_000 === 500)) {
    const state = rank % 2_000 === 500 ? "withdrawn" : "deferred";
    await store.blueprints.setState(project, nameAt(rank).toLowerCase(), { state });
  }
}
