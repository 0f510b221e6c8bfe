import { type Changes, readChanges } from "./changes.ts";
import { createHttp, type GerritOptions, type Tuning } from "./http.ts";
import { type Reviews, writeReviews } from "./reviews.ts";
import { readSite, type Site } from "./site.ts";

export type { GerritOptions } from "./http.ts";

/** One review server as the bot's account sees it, in our words. Every method throws a GerritError. */
export type Gerrit = Site & Changes & Reviews;

/** Connects nothing: the first call does. Make one for each server, for the call budget lives in it. */
export function createGerrit(options: GerritOptions, tuning: Tuning = {}): Gerrit {
  const http = createHttp(options, tuning);
  const site = readSite(http);
  const revisionOption = revisionOptionOf(site);
  const { pageSize = 500 } = tuning;
  return {
    ...site,
    ...readChanges(http, { revisionOption, pageSize }),
    ...writeReviews(http, revisionOption),
  };
}

/** Gerrit before 3.10 tells a change's patch set only with its current revision. Asked once, and again after a failure. */
function revisionOptionOf({ version }: Pick<Site, "version">): () => Promise<readonly string[]> {
  let known: Promise<readonly string[]> | null = null;
  return () => {
    known ??= version().then((text) => (isBefore310(text) ? ["CURRENT_REVISION"] : []));
    known.catch(() => {
      known = null;
    });
    return known;
  };
}

/** A version that we can't read, such as a build of the newest source, is a new one. */
function isBefore310(version: string): boolean {
  const minor = /^3\.(\d+)/.exec(version)?.[1];
  return minor !== undefined && Number(minor) < 10;
}
