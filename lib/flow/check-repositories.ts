import type { Project, ServerFailure, ServerNeeds } from "./needs.ts";

/**
 * Projects with a repository that the server does not show. Gerrit lists an unknown or hidden repository as empty;
 * only asking for it by name tells the difference. Asked at every full read, and each time while one is missing.
 */
export async function unreadableProjects(
  needs: ServerNeeds,
  isFull: boolean,
): Promise<Map<string, ServerFailure>> {
  const unreadable = new Map<string, ServerFailure>();
  for (const project of needs.projects) {
    for (const repository of project.repositories) {
      if (!(await isUnreadable(needs, project, repository, isFull))) continue;
      const text = textFor(repository);
      unreadable.set(project.key, { code: "unknown-repository", text, retryable: false });
    }
  }
  return unreadable;
}

const textFor = (repository: string) =>
  `The repository ${repository} does not exist on the server, or the bot may not read it.`;

/** The keys of the problems that say so of one of these repositories. */
export const unreadableKeys = (repositories: readonly string[]): ReadonlySet<string> =>
  new Set(repositories.map(problemKey));

const problemKey = (repository: string) => `repository:${repository}`;

async function isUnreadable(
  { database, gerrit, now }: ServerNeeds,
  { key }: Project,
  repository: string,
  isFull: boolean,
): Promise<boolean> {
  const { problems } = database.store;
  const problem = problemKey(repository);
  const isKnown = (await problems.all(key)).some((one) => one.key === problem);
  if (!isFull && !isKnown) return false;
  if ((await gerrit.repository(repository)) === "missing") {
    await problems.report(key, { key: problem, text: textFor(repository), since: now() });
    return true;
  }
  if (isKnown) await problems.solve(key, [problem]);
  return false;
}
