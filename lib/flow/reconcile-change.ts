import { followDecisions } from "./follow-decisions.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import { readNews } from "./read-news.ts";

/**
 * Reads one change singly and stores it if it is news, as a listing would; gives the projects that it may concern
 * then. It proves nothing about any other change: the cursor stays, and a 404 changes nothing. Throws the server's
 * failure, and then nothing is stored.
 */
export async function reconcileChange(
  needs: ServerNeeds,
  number: number,
): Promise<readonly Project[]> {
  const { database, server, gerrit, projects } = needs;
  const versionIn = async ({ changes }: typeof database.store) =>
    (await changes.versions(server, [number])).get(number);
  const before = await versionIn(database.store);
  const governed = [...new Set(projects.flatMap(({ repositories }) => repositories))];
  const places = governed.filter((one) => before === undefined || one === before.repository);
  const read = places.length > 0 ? await gerrit.wholeChange(places, number) : "missing";
  if (read === "missing") return [];
  const { change, accounts } = read;
  const commitMessages = async () => new Map([[number, change]]);
  const news = await readNews(needs, [change], { isFull: false, commitMessages });
  if (news.length === 0) return [];
  const decisions = await followDecisions(needs, news, accounts);
  const isStored = await database.transaction(async (store) => {
    // Another read stored the change meanwhile, with all that follows from it: that one stands.
    if ((await versionIn(store))?.metaRevId !== before?.metaRevId) return false;
    await store.accounts.save(server, accounts);
    await store.changes.save(server, news);
    await decisions.write(store);
    return true;
  });
  const isConcerned = ({ repositories }: Project) => repositories.includes(change.repository);
  return isStored ? projects.filter(isConcerned) : [];
}
