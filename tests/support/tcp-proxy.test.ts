import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { startTcpProxy } from "./tcp-proxy.ts";

const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

test("without faults everything passes both ways", async () => {
  const { proxy } = await echoBehindProxy();

  expect(await said(proxy.port, "hello")).toEqual({ text: "hello", end: "open" });
});

test("latency: an answer comes no sooner than twice the delay, there and back", async () => {
  const { proxy } = await echoBehindProxy();
  proxy.set({ kind: "latency", milliseconds: 60 });
  const begun = performance.now();

  await said(proxy.port, "hello");

  expect(performance.now() - begun).toBeGreaterThanOrEqual(119);
});

test("slice: what was sent at once comes in pieces, whole and in order", async () => {
  const { proxy, pieces } = await echoBehindProxy();
  proxy.set({ kind: "slice", bytes: 2 });

  expect(await said(proxy.port, "hello world")).toMatchObject({ text: "hello world" });
  expect(pieces().length).toBeGreaterThan(1);
});

test.each([
  ["truncate", 3, "ended"],
  ["reset", 0, "reset"],
] as const)("%s: each second answer to the word that is meant is cut", async (...row) => {
  const [kind, afterBytes, end] = row;
  const { proxy } = await echoBehindProxy();
  proxy.set({ kind, afterBytes, when: /^list/, every: 2 });

  const answers = [];
  for (const word of ["list one", "other", "list two", "list three"]) {
    answers.push(await said(proxy.port, word));
  }

  expect(answers.map((answer) => answer.end)).toEqual(["open", "open", end, "open"]);
  expect(answers[2]?.text).toBe("list two".slice(0, afterBytes));
  expect(proxy.cuts()).toBe(1);
});

test("down: a connection that is open is reset and no other is had, until it is up again", async () => {
  const { proxy } = await echoBehindProxy();
  const before = connect(proxy.port, "127.0.0.1");
  const ended = endOf(before);
  await once(before, "connect");
  before.write("hello");
  await once(before, "data");

  proxy.set({ kind: "down" });

  expect(await ended).toBe("reset");
  expect(await said(proxy.port, "hello")).toEqual({ text: "", end: "reset" });
  proxy.set();
  expect(await said(proxy.port, "hello")).toMatchObject({ text: "hello" });
});

test("silent: the connection stands and nothing is said on it, until the fault is over", async () => {
  const { proxy } = await echoBehindProxy();
  proxy.set({ kind: "silent" });

  const answer = said(proxy.port, "hello");
  const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 300))]);
  proxy.set();

  expect(first).toBeUndefined();
  expect(await answer).toMatchObject({ text: "hello" });
});

async function echoBehindProxy() {
  const pieces: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (piece: Buffer) => {
      pieces.push(piece.toString());
      socket.write(piece);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const proxy = await startTcpProxy((server.address() as AddressInfo).port);
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  }, proxy.stop);
  return { proxy, pieces: () => pieces };
}

/** Says a word and gives what comes back: all of it, or what came before the end. */
async function said(port: number, word: string): Promise<{ text: string; end: string }> {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  const whole = new Promise<string>((resolve) => {
    socket.on("data", (piece) => {
      text += piece.toString();
      if (text.length >= word.length) resolve("open");
    });
  });
  const end = endOf(socket);
  socket.write(word);
  const how = await Promise.race([whole, end]);
  socket.destroy();
  return { text, end: how };
}

function endOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.once("error", () => resolve("reset"));
    socket.once("end", () => resolve("ended"));
  });
}
