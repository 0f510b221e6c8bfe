import type { Store } from "#lib/database/store.ts";
import { type Blocked, changeKey, placeKey } from "#lib/domain/blocked.ts";
import type { SeenChange } from "#lib/domain/change.ts";
import type { Project, ServerFailure } from "./needs.ts";

const prefix = "blocked:";

/** The key of the problem that the bot may not vote on this branch. */
export const blockedPlace = (repository: string, branch: string): string =>
  `${prefix}${placeKey(repository, branch)}`;

/** What the server refused for good and is not asked again. */
export async function loadBlocked(store: Store, { key }: Project): Promise<Blocked> {
  const problems = await store.problems.all(key);
  return new Map(
    problems
      .filter((problem) => problem.key.startsWith(prefix))
      .map((problem) => [problem.key.slice(prefix.length), problem.text]),
  );
}

/** Remembers a refusal: of the whole branch where the bot lacks a right or a label, otherwise of this change. */
export async function reportBlocked(
  store: Store,
  { key }: Project,
  { repository, branch, number }: SeenChange,
  { code, text }: ServerFailure,
  since: Date,
): Promise<void> {
  const isPlace = code === "forbidden" || code === "no-such-label";
  const problem = isPlace ? blockedPlace(repository, branch) : `${prefix}${changeKey(number)}`;
  await store.problems.report(key, { key: problem, text, since });
}

/** After a full read everything is tried once more. */
export async function forgetBlocked(store: Store, project: string): Promise<void> {
  const problems = await store.problems.all(project);
  const keys = problems.map(({ key }) => key).filter((key) => key.startsWith(prefix));
  await store.problems.solve(project, keys);
}
