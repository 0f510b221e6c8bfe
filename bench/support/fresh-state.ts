import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type StateDatabase } from "#lib/database/database.ts";
import type { Policy } from "#lib/domain/policy.ts";
import type { Project, ServerNeeds } from "#lib/flow/needs.ts";
import { seedProject } from "#lib/flow/seed-projects.ts";
import { createGerrit } from "#lib/gerrit/client.ts";
import { account } from "./bare-client.ts";
import { nameOf } from "./made-up-rows.ts";

/** More than anybody asks for: what is measured is the work and not the politeness. */
export const tuning = { allowance: { perSecond: 1e6, burst: 1e6, inFlight: 4 } } as const;

export const migrations = "prisma/migrations/sqlite";

export const project: Project = {
  key: "nova",
  server: "made-up",
  repositories: ["openstack/nova"],
  branches: ["master"],
  cores: null,
  others: [],
  pages: "https://slots.example.org/nova",
};

/** An empty state in a folder of its own, and a project on the server at `url` that is seeded but not started. */
export async function freshState(url: string) {
  const folder = await mkdtemp(join(tmpdir(), "slots-bench-"));
  const file = join(folder, "slots.db");
  const database: StateDatabase = await openStore({ file, migrations });
  const needs: ServerNeeds = {
    database,
    now: () => new Date(),
    server: "made-up",
    gerrit: createGerrit({ url, ...account }, tuning),
    projects: [project],
  };
  await seedProject(needs, project, {});
  return {
    folder,
    file,
    needs,
    async [Symbol.asyncDispose]() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Puts the project in the middle of its life: so many approved blueprints, and its first plan approved. The mode is
 * observe unless `settings` say otherwise: the made-up server's listings never show a vote of ours.
 */
export async function startProject(
  { database, now }: ServerNeeds,
  blueprints: number,
  settings: Partial<Policy> = { "hold.mode": "observe" },
): Promise<void> {
  const names = Array.from({ length: blueprints }, (_, index) => nameOf(index));
  await database.transaction(async (store) => {
    await store.blueprints.add(project.key, names.map(approved), now());
    const policy = await store.policies.newest(project.key);
    if (policy === null) throw new Error("the project was not seeded");
    const values = { ...policy.values, ...settings };
    await store.policies.add(project.key, { ...policy, values, version: policy.version + 1 });
    await store.projects.save(project.key, { startedAt: now(), debtReadyAt: now() });
  });
}

const approved = (name: string) => ({
  name,
  title: `What ${name} is about`,
  kind: "feature" as const,
  approvedAt: new Date("2026-04-01T00:00:00Z"),
  spec: null,
  owner: null,
});
