import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "#lib/database/database.ts";
import { readEvents } from "#tests/support/event-reader.ts";
import { addressOf, type StartedService, startService } from "#tests/support/running-service.ts";
import { migrations } from "#tests/support/temporary-database.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let service: StartedService;
let address: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  service = startService({ SLOTS_DATA: folder.path });
  address = await addressOf(service);
}, 300_000);

afterAll(async () => {
  service.signal("SIGKILL");
  await service.ended;
  await folder[Symbol.asyncDispose]();
});

const events = () => fetch(`${address}api/v1/projects/moonkettle/events`);

/** How many read events there now. */
async function readers(): Promise<number> {
  const text = await (await fetch(`${address}metrics`)).text();
  return Number(/^slots_event_streams (\d+)$/m.exec(text)?.[1] ?? Number.NaN);
}

async function untilReaders(count: number): Promise<void> {
  while ((await readers()) !== count) await pause(100);
}

test("the demonstration at work is told live, unpacked and past whatever lies between", async () => {
  const response = await fetch(`${address}api/v1/projects/moonkettle/events`, {
    headers: { "accept-encoding": "gzip, br" },
  });
  expect(response.headers.get("content-encoding")).toBeNull();
  expect(response.headers.get("cache-control")).toContain("no-transform");
  expect(response.headers.get("x-accel-buffering")).toBe("no");

  const stream = readEvents(response);
  expect(await stream.next()).toMatchObject({ event: "snapshot" });
  for (let event = await stream.next(); event?.event !== "history"; event = await stream.next());

  await stream.cancel();
}, 90_000);

test("a reader that goes is forgotten at once", async () => {
  const streams = await Promise.all([events(), events(), events()]);
  await untilReaders(3);

  await Promise.all(streams.map((one) => one.body?.cancel()));

  await untilReaders(0);
}, 20_000);

/** A reader that asks for events and takes no byte of the answer before it is resumed. */
function silentReader() {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.pause();
  socket.write("GET /api/v1/projects/moonkettle/events HTTP/1.1\r\nHost: slots\r\n\r\n");
  return socket;
}

test("a reader that hangs up without a word is forgotten too", async () => {
  const socket = silentReader();
  await untilReaders(1);

  socket.destroy();

  await untilReaders(0);
}, 20_000);

/** Has a hundred decisions taken of half a megabyte together; gives the number of the last. */
async function decideAtLength(): Promise<number> {
  const database = await openStore({ file: join(folder.path, "demo", "slots.db"), migrations });
  const decided = { project: "moonkettle", at: new Date(), who: "a core", kind: "note" };
  const about = { code: "note", change: null, blueprint: null, reason: null, facts: {} };
  const row = { ...decided, ...about, text: "word ".repeat(1_000) };
  await database.transaction((store) => store.history.add(Array.from({ length: 100 }, () => row)));
  const [newest] = await database.store.history.list("moonkettle", { limit: 1 });
  await database.close();
  return newest?.seq ?? 0;
}

test("a reader that does not read is cut off with little kept for it, and nobody else is", async () => {
  const silent = silentReader();
  const reader = readEvents(await events());
  await untilReaders(2);
  const told = { bytes: 0 };

  while ((await readers()) === 2 && told.bytes < 40_000_000) {
    const last = await decideAtLength();
    for (let event = await reader.next(); event?.id !== `${last}`; event = await reader.next()) {
      if (event === null) expect.fail("Who reads was cut off.");
      told.bytes += JSON.stringify(event).length;
    }
  }

  expect(await readers()).toBe(1);
  const taken = { bytes: 0 };
  for await (const bytes of silent) taken.bytes += bytes.length;
  // A few megabytes lie in the network; of the rest, what may wait and the news of a moment.
  expect(told.bytes - taken.bytes).toBeLessThan(2_000_000);
  await reader.cancel();
  await untilReaders(0);
}, 60_000);

test("a stop with many streams open takes no longer, and ends each of them", async () => {
  const streams = await Promise.all(Array.from({ length: 50 }, events));
  const readingAll = streams.map(readEvents);
  await untilReaders(50);
  const begun = performance.now();

  service.signal("SIGTERM");

  for (const { next, state } of readingAll) {
    while ((await next()) !== null);
    expect(state.isCut).toBe(false);
  }
  const { code } = await service.ended;
  expect(code).toBe(0);
  expect(performance.now() - begun).toBeLessThan(10_000);
}, 30_000);
