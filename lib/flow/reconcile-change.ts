import type { Project, ServerNeeds } from "./needs.ts";
import { takeNews } from "./take-news.ts";

/**
 * Reads one change singly and stores it if it is news, as a listing would; gives the projects that it may concern
 * then. It proves nothing about any other change: the cursor stays, and a 404 changes nothing. Waits for nobody: what
 * another read stores meanwhile stands. Throws the server's failure, and then nothing is stored.
 */
export async function reconcileChange(
  needs: ServerNeeds,
  number: number,
): Promise<readonly Project[]> {
  const { database, server, gerrit, projects } = needs;
  const known = (await database.store.changes.versions(server, [number])).get(number);
  const governed = [...new Set(projects.flatMap(({ repositories }) => repositories))];
  const places = governed.filter((one) => known === undefined || one === known.repository);
  const read = places.length > 0 ? await gerrit.wholeChange(places, number) : "missing";
  if (read === "missing") return [];
  const { change, accounts } = read;
  const taken = await takeNews(
    needs,
    { changes: [change], accounts },
    { isFull: false, commitMessages: async () => new Map([[number, change]]) },
  );
  const [news] = taken.news;
  if (news === undefined || news.version !== (known?.metaRevId ?? null)) return [];
  await database.transaction(taken.write);
  return projects.filter(({ repositories }) => repositories.includes(change.repository));
}
