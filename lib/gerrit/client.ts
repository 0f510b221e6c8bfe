import { type Changes, readChanges } from "./changes.ts";
import { type Conversations, readConversations } from "./conversations.ts";
import type { GerritErrorCode } from "./error.ts";
import { type Events, readEvents } from "./events.ts";
import { createHttp, type GerritOptions, type Tuning } from "./http.ts";
import { type Reviews, writeReviews } from "./reviews.ts";
import { readSite, type Site } from "./site.ts";

export type { GerritCall, GerritOptions } from "./http.ts";

/** One review server as the bot's account sees it, in our words. Every method that asks it throws a GerritError. */
export type Gerrit = Site & Changes & Conversations & Reviews & Events;

/** Connects nothing: the first call does. Make one for each server, for the call budget lives in it. */
export function createGerrit(options: GerritOptions, tuning: Tuning = {}): Gerrit {
  const http = createHttp(
    {
      ...options,
      onCall: (call) => {
        // Another version of the server may answer when it is back.
        if (call.code !== null && signsOfUpgrade.has(call.code)) revisions.forget();
        options.onCall?.(call);
      },
    },
    tuning,
  );
  const site = readSite(http);
  const revisions = revisionsOf(site);
  const { option: revisionOption } = revisions;
  const { pageSize = 500 } = tuning;
  return {
    ...site,
    ...readChanges(http, { revisionOption, pageSize }),
    ...readConversations(http),
    ...writeReviews(http, revisionOption),
    ...readEvents(options),
  };
}

/** A server that is upgraded is away meanwhile, or answers in another shape afterwards. */
const signsOfUpgrade: ReadonlySet<GerritErrorCode> = new Set([
  "unreachable",
  "timeout",
  "unavailable",
  "garbled",
  "not-gerrit",
  "unexpected",
]);

/**
 * Gerrit before 3.10 tells a change's patch set only with its current revision. Asked once, and again after a call
 * that failed as they do while a server is upgraded.
 */
function revisionsOf({ version }: Pick<Site, "version">) {
  let known: Promise<readonly string[]> | null = null;
  const forget = () => {
    known = null;
  };
  const option = (): Promise<readonly string[]> => {
    known ??= version().then((text) => (isBefore310(text) ? ["CURRENT_REVISION"] : []));
    known.catch(forget);
    return known;
  };
  return { option, forget };
}

/** A version that we can't read, such as a build of the newest source, is a new one. */
function isBefore310(version: string): boolean {
  const minor = /^3\.(\d+)/.exec(version)?.[1];
  return minor !== undefined && Number(minor) < 10;
}
