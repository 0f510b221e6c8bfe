import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { type Daemon, startDaemon } from "./gerrit-daemon.ts";
import type { GerritVersion } from "./gerrit-parts.ts";
import { gerritCommand } from "./gerrit-program.ts";
import { createSite } from "./gerrit-site.ts";
import { restOf } from "./rest.ts";
import type { MortalServer } from "./review-server.ts";

/** Generous: it takes a minute and more on a machine that has much else to do. */
const readyWithinMilliseconds = 180_000;

/**
 * Starts a real Gerrit of this version on a free loopback port, with an empty site, and waits until it answers: about
 * five seconds, plus a download and an init the first time. `stop` ends it and removes its site. Throws when Java or
 * Maven is missing (naming the package), and with the end of its log when it does not come up. Only the war of 3.9.4
 * has plugins in it.
 */
export async function startGerrit(
  version: GerritVersion,
  { plugins = [] }: { readonly plugins?: readonly string[] } = {},
): Promise<MortalServer> {
  const port = await freePort();
  const site = await createSite(version, port, plugins);
  const command = await gerritCommand(version, "daemon", site, ["--console-log", "--disable-sshd"]);
  const url = `http://127.0.0.1:${port}/`;
  const request = restOf(url);
  const admin = { accountId: 1_000_000, username: "admin", password: "secret" };
  const answers = async () => (await request(admin, "GET", "config/server/version")).status === 200;
  let daemon: Daemon;
  const comeUp = async () => {
    daemon = startDaemon(command);
    await untilReady(daemon, answers);
  };
  const goDown = () => daemon.stop();
  const stop = async () => {
    await goDown();
    await rm(site, { recursive: true, force: true });
  };
  await comeUp().catch(async (error) => {
    await stop();
    throw error;
  });
  return { name: version, url, port, admin, request, goDown, comeUp, stop };
}

async function untilReady(daemon: Daemon, isReady: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + readyWithinMilliseconds;
  while (performance.now() < deadline) {
    daemon.assertRunning();
    // Until it listens, connections are refused: that is not an answer yet.
    if (await isReady().catch(() => false)) return;
    await sleep(100);
  }
  throw new Error(`Gerrit was not ready after ${readyWithinMilliseconds} ms:\n${daemon.tail()}`);
}
