import type { Needs, Project } from "./needs.ts";

/** How many decisions followed the one with the number `after`, and the number of the newest; 0 before any. */
export async function countDecisions(
  { database }: Pick<Needs, "database">,
  { key }: Project,
  after: number | null,
): Promise<{ readonly since: number | null; readonly newest: number }> {
  const { history } = database.store;
  const [newest] = await history.list(key, { limit: 1 });
  return {
    since: after === null ? null : await history.count(key, { after }),
    newest: newest?.seq ?? 0,
  };
}
