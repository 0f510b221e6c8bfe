import { changePolicy, defaultPolicy } from "#lib/domain/policy.ts";
import type { Needs, Project } from "./needs.ts";

/**
 * Makes a configured project known, with version 1 of its policy from the file. A project that is known already
 * keeps its policy: the file seeds version 1 only.
 */
export async function seedProject(
  { database, now }: Needs,
  project: Project,
  written: Readonly<Record<string, string>>,
): Promise<void> {
  if ((await database.store.projects.get(project.key)) !== null) return;
  const read = changePolicy(defaultPolicy, written);
  const values = read.kind === "policy" ? read.policy : defaultPolicy;
  await database.transaction(async (store) => {
    if ((await store.projects.get(project.key)) !== null) return;
    await store.projects.create(project.key, project.server, values["slots.count"]);
    const why = Object.keys(written).length > 0 ? "from the configuration" : "the default numbers";
    await store.policies.add(project.key, {
      version: 1,
      values,
      at: now(),
      who: "review slots",
      why,
    });
  });
}
