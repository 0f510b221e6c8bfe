import { countStreams } from "#lib/metrics.ts";
import { beforeStop } from "#lib/running.ts";

/** One reader of events. */
export type EventStream = {
  readonly response: Response;
  /** Sends what is written already; a reader that does not keep up is let go. */
  send(event: Uint8Array): void;
  end(): void;
  isOpen(): boolean;
};

/** What a reader that is slow may have waiting; more is never kept. */
const mostWaiting = 128 * 1024;
/** So many read at once in one process. */
const mostStreams = 2_000;
const heartbeatEvery = 15_000;

const open = new Set<EventStream>();
let heart: NodeJS.Timeout | null = null;
let isStopping = false;

/** Whether one more may be opened. */
export const hasRoom = (): boolean => open.size < mostStreams && !isStopping;

/** A stream of events that is open until its reader goes or this process stops; `onEnd` is called once, whichever it is. */
export function openEventStream(onEnd: () => void): EventStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const end = (close = () => controller?.close()) => {
    if (!open.delete(stream)) return;
    countStreams(open.size);
    close();
    onEnd();
    calm();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (its) => {
        controller = its;
      },
      cancel: () => {
        controller = null;
        end();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
  );
  const stream: EventStream = {
    response: new Response(body, { headers }),
    send: (event) => {
      if (controller === null || !open.has(stream)) return;
      if ((controller.desiredSize ?? 0) > 0) controller.enqueue(event);
      else end(() => controller?.error(letGo()));
    },
    end: () => end(),
    isOpen: () => open.has(stream),
  };
  open.add(stream);
  countStreams(open.size);
  heart ??= beat();
  beforeStop(endAll);
  return stream;
}

/** Cuts the connection and forgets what waited; by this name Next knows that it was meant. */
const letGo = () => new DOMException("The reader does not keep up.", "AbortError");

/** `no-transform`: what packs answers would keep events back. */
const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
} as const;

const encoder = new TextEncoder();
const sign = encoder.encode(":\n\n");

/** A sign of life, so that whatever lies between does not take a quiet stream for a dead one. */
const beat = () =>
  setInterval(() => {
    for (const stream of [...open]) stream.send(sign);
  }, heartbeatEvery);

function calm(): void {
  if (open.size > 0 || heart === null) return;
  clearInterval(heart);
  heart = null;
}

/** An event as it is written: its name, its data and, where a reader can go on from it, its id. */
export function writtenEvent(name: string, data: unknown, id: number | null): Uint8Array {
  const from = id === null ? "" : `id: ${id}\n`;
  return encoder.encode(`event: ${name}\n${from}data: ${JSON.stringify(data)}\n\n`);
}

/** How long a reader that lost us waits before it comes back, in milliseconds. */
export const writtenRetry = (milliseconds: number): Uint8Array =>
  encoder.encode(`retry: ${milliseconds}\n\n`);

/** Time for the last bytes to leave. */
const parting = 100;

async function endAll(): Promise<void> {
  isStopping = true;
  const had = open.size;
  for (const stream of [...open]) stream.end();
  if (had > 0) await new Promise((resolve) => setTimeout(resolve, parting));
}
