import type { Store } from "#lib/database/store.ts";
import type { Account, SeenChange } from "#lib/domain/change.ts";
import { followDecisions } from "./follow-decisions.ts";
import type { ServerNeeds } from "./needs.ts";
import { type News, readNews } from "./read-news.ts";

/** What a read brought of changes, with all that follows from it, before any of it is stored. */
export type TakenNews = {
  readonly news: readonly News[];
  /** Stores it, but for what another read stored meanwhile: that stands, and the next read compares anew. */
  readonly write: (store: Store) => Promise<void>;
};

/** Finds the news in what a server showed, and people's decisions in them. */
export async function takeNews(
  needs: ServerNeeds,
  seen: { readonly changes: readonly SeenChange[]; readonly accounts: readonly Account[] },
  options: Parameters<typeof readNews>[2],
): Promise<TakenNews> {
  const { server } = needs;
  const news = await readNews(needs, seen.changes, options);
  const decisions = await followDecisions(needs, news, seen.accounts);
  return {
    news,
    write: async (store) => {
      const numbers = news.map(({ change }) => change.number);
      const now = numbers.length > 0 ? await store.changes.versions(server, numbers) : new Map();
      const standing = news.filter(
        ({ change, version }) => (now.get(change.number)?.metaRevId ?? null) === version,
      );
      await store.accounts.save(server, seen.accounts);
      await store.changes.save(server, standing);
      await decisions.write(store, new Set(standing.map(({ change }) => change.number)));
    },
  };
}
