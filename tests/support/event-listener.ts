import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** One event as it arrived. `at` is in milliseconds of the test's own clock. */
export type Posted = { readonly at: number; readonly text: string };

/** Where a review server posts its events during a test. */
export type EventListener = AsyncDisposable & {
  readonly url: string;
  readonly posted: readonly Posted[];
  /** What is answered from now on; 202 at once unless told. */
  readonly answer: (status: number, afterMilliseconds?: number) => void;
};

/** Starts to listen on a free port of loopback. */
export async function listenForEvents(): Promise<EventListener> {
  const posted: Posted[] = [];
  const answer = { status: 202, after: 0 };
  const server = createServer(async (request: IncomingMessage, response) => {
    const at = performance.now();
    posted.push({ at, text: await text(request) });
    const { status, after } = answer;
    await sleep(after, undefined, { ref: false });
    response.writeHead(status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    posted,
    answer: (status, after = 0) => Object.assign(answer, { status, after }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
