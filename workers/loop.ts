import { hostname } from "node:os";
import { runPasses } from "#lib/flow/run-passes.ts";
import type { Services } from "#lib/services.ts";

const every = 60_000;
/** After a pass that failed the next one comes sooner; the wait doubles with each failure up to the usual minute. */
const afterFailure = 2_000;

export type Loop = {
  /** Lets the pass under way come to its next stop, and makes no other. */
  stop(): Promise<void>;
};

type Log = { info(fields: object, text: string): void; error(fields: object, text: string): void };

/**
 * Makes a pass over every server now and then every minute, one at a time, under the lease. `prepare` comes before the
 * first pass; where it fails, it is tried again soon, and there is no pass until then.
 */
export function startLoop(
  services: Services,
  log: Log,
  prepare: (() => Promise<void>) | null = null,
): Loop {
  const holder = `the service (process ${process.pid} on ${hostname()})`;
  let isStopped = false;
  let wake: (() => void) | null = null;
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  let isPrepared = false;
  const turn = async () => {
    if (!isPrepared) await prepare?.();
    isPrepared = true;
    await makePasses(services, holder, log, () => !isStopped);
  };
  let failures = 0;
  const run = async () => {
    while (!isStopped) {
      const begun = Date.now();
      failures = await turn().then(
        () => 0,
        (error: unknown) => {
          log.error({ error }, "a pass failed; the next one comes within a minute");
          return failures + 1;
        },
      );
      const wait = failures === 0 ? every : Math.min(every, afterFailure * 2 ** (failures - 1));
      if (!isStopped) await pause(Math.max(0, wait - (Date.now() - begun)));
    }
  };
  const running = run();
  return {
    stop: async () => {
      isStopped = true;
      wake?.();
      await running;
    },
  };
}

async function makePasses(
  services: Services,
  holder: string,
  log: Log,
  mayGoOn: () => boolean,
): Promise<void> {
  const passes = await runPasses(services, holder, { mayGoOn });
  if (passes.kind === "busy") {
    log.info({ holder: passes.holder }, "somebody else makes a pass; the next one is in a minute");
    return;
  }
  for (const { project, complete, actions, waiting, failures } of passes.value) {
    const fields = {
      project,
      complete,
      actions: actions.length,
      waiting: waiting.length,
      failures: failures.map(({ text }) => text).slice(0, 3),
    };
    if (actions.length > 0 || failures.length > 0) log.info(fields, "pass");
  }
}
