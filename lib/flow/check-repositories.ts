import type { Project, ServerNeeds } from "./needs.ts";

/**
 * Projects with a repository that the server does not show. Gerrit lists an unknown or hidden repository as empty;
 * only asking for it by name tells the difference. Asked at every full read, and each time while one is missing.
 */
export async function unreadableProjects(
  needs: ServerNeeds,
  isFull: boolean,
): Promise<Set<string>> {
  const unreadable = new Set<string>();
  for (const project of needs.projects) {
    for (const repository of project.repositories) {
      if (await isUnreadable(needs, project, repository, isFull)) unreadable.add(project.key);
    }
  }
  return unreadable;
}

async function isUnreadable(
  { database, gerrit, now }: ServerNeeds,
  { key }: Project,
  repository: string,
  isFull: boolean,
): Promise<boolean> {
  const { problems } = database.store;
  const problem = `repository:${repository}`;
  const isKnown = (await problems.all(key)).some((one) => one.key === problem);
  if (!isFull && !isKnown) return false;
  if ((await gerrit.repository(repository)) === "missing") {
    const text = `The repository ${repository} does not exist on the server, or the bot may not read it.`;
    await problems.report(key, { key: problem, text, since: now() });
    return true;
  }
  if (isKnown) await problems.solve(key, [problem]);
  return false;
}
