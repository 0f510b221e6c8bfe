import { createGerrit, type Gerrit } from "#lib/gerrit/client.ts";
import type { Config } from "./config.ts";
import { whileSecret } from "./secret.ts";

/** What somebody proves themselves with on a review server. */
export type Proof = { readonly username: string; readonly token: string };

/**
 * Lets `work` ask a review server as the person whose token this is. Nobody keeps it: no call is told of to the log or
 * the figures, and it is hidden wherever it is quoted while the work lasts. Throws where no such server is configured.
 */
export function asPerson<T>(
  { servers, contact }: Pick<Config, "servers" | "contact">,
  server: string,
  { username, token }: Proof,
  work: (gerrit: Pick<Gerrit, "self" | "ownGroups">) => Promise<T>,
): Promise<T> {
  const configured = servers.get(server);
  if (configured === undefined) throw new Error(`the server ${server} is not configured`);
  const pair = Buffer.from(`${username}:${token}`).toString("base64");
  const options = { url: configured.url, username, password: token, contact };
  return whileSecret(token, () =>
    whileSecret(pair, () => work(createGerrit(options, { timeout: 10_000 }))),
  );
}
