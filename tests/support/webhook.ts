import { ask } from "./ask.ts";
import type { ReviewServer } from "./review-server.ts";

/** Has a real Gerrit with its webhooks plugin post to this address: these kinds of events, or all. */
export async function postEventsTo(
  server: ReviewServer,
  repository: string,
  url: string,
  events: readonly string[] = [],
): Promise<void> {
  await ask(server, server.admin, "PUT", `${remotesPath(repository)}slots`, { url, events });
}

/** Where the plugin lists the addresses that it posts to. */
export const remotesPath = (repository: string): string =>
  `config/server/webhooks~projects/${encodeURIComponent(repository)}/remotes/`;
