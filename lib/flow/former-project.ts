import type { Needs, Project, ServerNeeds } from "./needs.ts";

/**
 * A project that was taken out of the configuration although votes of its bot still stand, as far as its holds tell:
 * enough to take them off. Null when nothing of this name is known or its server is no longer configured.
 */
export async function formerProject(
  { database, servers }: Needs & { readonly servers: ReadonlyMap<string, ServerNeeds> },
  key: string,
): Promise<Project | null> {
  const { store } = database;
  const state = await store.projects.get(key);
  const needs = state ? servers.get(state.server) : undefined;
  if (!state || !needs) return null;
  const holds = await store.holds.all(state.server);
  const places = new Map<string, { repository: string; branch: string }>();
  for (const [number] of [...holds].filter(([, hold]) => hold.project === key)) {
    const change = (await store.changes.get(state.server, number))?.change;
    if (change) places.set(`${change.repository} ${change.branch}`, change);
  }
  return {
    key,
    server: state.server,
    repositories: [...new Set([...places.values()].map(({ repository }) => repository))],
    branches: [...new Set([...places.values()].map(({ branch }) => branch))],
    others: needs.projects,
    cores: null,
    pages: "",
  };
}
