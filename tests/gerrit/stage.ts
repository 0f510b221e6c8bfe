import { createGerrit, type Gerrit } from "#lib/gerrit/client.ts";
import { createChange, type NewChange } from "#tests/support/changes.ts";
import type { Nova } from "#tests/support/nova.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";

/** What a case has at hand: a server with a Nova on it, and the client as its bot. */
export type Stage = {
  readonly server: ReviewServer;
  readonly nova: Nova;
  readonly gerrit: Gerrit;
};

/** Something that the client does alike on every server. */
export type Case = { readonly name: string; readonly check: (stage: Stage) => Promise<void> };

/** The client as the bot, as fast as the server allows. */
export function clientOf(server: ReviewServer, nova: Nova, pageSize = 500): Gerrit {
  const { username, password } = nova.bot;
  const allowance = { perSecond: 1_000, burst: 1_000, inFlight: 4 };
  return createGerrit(
    { url: server.url, username, password, contact: null },
    { allowance, pageSize },
  );
}

/** A new change by the first author, unless told otherwise. */
export async function upload({ server, nova }: Stage, change: Partial<NewChange> = {}) {
  const { repository } = nova;
  const usual = { repository, message: "Add a scheduler filter" };
  const number = await createChange(server, nova.authors[0], { ...usual, ...change });
  return { repository, number };
}

/** A new change that the bot holds. */
export async function uploadHeld(stage: Stage, change: Partial<NewChange> = {}) {
  const ref = await upload(stage, change);
  await stage.gerrit.review(ref, 1, hold);
  return ref;
}

export const label = "Code-Review";
export const hold = { label, value: -2, message: "Waiting for a slot.", notify: "OWNER" } as const;
