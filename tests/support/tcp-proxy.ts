import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { chanceOf } from "#lib/sandbox/demonstration/chance.ts";

/** What the network does to connections. Those on the way at the time are befallen too. */
export type NetworkFault =
  /** Every piece arrives this much later, up to as much again by chance. */
  | { readonly kind: "latency"; readonly milliseconds: number }
  /** What is sent at once arrives in pieces of this many bytes. */
  | { readonly kind: "slice"; readonly bytes: number }
  /** An answer ends, or its connection is reset, after this many of its bytes. */
  | ({ readonly kind: "truncate" | "reset"; readonly afterBytes: number } & Befalls)
  /** Connections are taken and nothing is ever said on them. */
  | { readonly kind: "silent" }
  /** Nobody is there. */
  | { readonly kind: "down" };

/** Which requests: what the client sends at once is looked at as text. */
type Befalls = {
  readonly when?: RegExp;
  /** Each nth of them. */
  readonly every?: number;
  /** This share of them, from 0 to 1. */
  readonly chance?: number;
};

export type TcpProxy = {
  readonly port: number;
  /** Replaces all faults by these, from now on. */
  readonly set: (...faults: readonly NetworkFault[]) => void;
  /** How often a `truncate` or `reset` cut an answer. */
  readonly cuts: () => number;
  readonly stop: () => Promise<void>;
};

type Cut = Extract<NetworkFault, { kind: "truncate" | "reset" }>;

/** Stands before a server on this port of loopback and lets everything through, until told otherwise. */
export async function startTcpProxy(target: number, seed = 1): Promise<TcpProxy> {
  const network = { faults: [] as readonly NetworkFault[], met: new Map<Cut, number>(), cuts: 0 };
  const chance = chanceOf(seed);
  const pairs = new Set<Pair>();
  const has = (kind: NetworkFault["kind"]) => network.faults.some((fault) => fault.kind === kind);
  const server = createServer((client) => {
    client.on("error", () => undefined);
    if (has("down")) return client.resetAndDestroy();
    const pair = pairUp(client, target);
    pairs.add(pair);
    pair.onEnd(() => pairs.delete(pair));
    pipe(pair.client, pair.server, (piece) => {
      pair.cut ??= network.faults.filter(isCut).find((cut) => befalls(cut, piece)) ?? null;
      pair.left = pair.cut?.afterBytes ?? 0;
      return pass(piece, pair.server);
    });
    pipe(pair.server, pair.client, (piece) =>
      pair.cut ? cutOff(pair, piece) : pass(piece, client),
    );
  });

  function befalls(cut: Cut, piece: Buffer): boolean {
    if (cut.when && piece.toString("latin1").search(cut.when) < 0) return false;
    const met = (network.met.get(cut) ?? 0) + 1;
    network.met.set(cut, met);
    return met % (cut.every ?? 1) === 0 && (cut.chance === undefined || chance.happens(cut.chance));
  }

  async function delay(): Promise<void> {
    while (has("silent")) await sleep(50, undefined, { ref: false });
    const latency = network.faults.find((fault) => fault.kind === "latency")?.milliseconds ?? 0;
    if (latency > 0) await sleep(latency + chance.below(latency + 1), undefined, { ref: false });
  }

  async function pass(piece: Buffer, to: Socket): Promise<void> {
    await delay();
    const size = network.faults.find((fault) => fault.kind === "slice")?.bytes;
    for (const part of slices(piece, size ?? piece.length)) {
      if (to.writable) to.write(part);
      if (size !== undefined) await sleep(0);
    }
  }

  async function cutOff(pair: Pair, piece: Buffer): Promise<void> {
    await pass(piece.subarray(0, pair.left), pair.client);
    pair.left -= piece.length;
    if (pair.left > 0) return;
    network.cuts += 1;
    if (pair.cut?.kind === "reset") pair.client.resetAndDestroy();
    else pair.client.end();
    pair.server.destroy();
  }

  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    set: (...faults) => {
      network.faults = faults;
      network.met.clear();
      if (has("down")) for (const pair of pairs) pair.reset();
    },
    cuts: () => network.cuts,
    stop: async () => {
      server.close();
      for (const pair of pairs) pair.reset();
      await once(server, "close");
    },
  };
}

const isCut = (fault: NetworkFault): fault is Cut =>
  fault.kind === "truncate" || fault.kind === "reset";

/** Two ends of one connection, and the answer on it that is to be cut, with how many of its bytes may still pass. */
type Pair = {
  readonly client: Socket;
  readonly server: Socket;
  readonly reset: () => void;
  readonly onEnd: (act: () => void) => void;
  cut: Cut | null;
  left: number;
};

function pairUp(client: Socket, target: number): Pair {
  const server = connect(target, "127.0.0.1");
  server.on("error", () => client.resetAndDestroy());
  client.on("close", () => server.destroy());
  return {
    client,
    server,
    reset: () => {
      client.resetAndDestroy();
      server.destroy();
    },
    onEnd: (act) => client.once("close", act),
    cut: null,
    left: 0,
  };
}

/** Piece after piece in order, and then the end. */
function pipe(from: Socket, to: Socket, pass: (piece: Buffer) => Promise<void>): void {
  let last = Promise.resolve();
  from.on("data", (piece: Buffer) => {
    last = last.then(() => pass(piece));
  });
  from.on("end", () => {
    last = last.then(() => void to.end());
  });
}

function* slices(piece: Buffer, size: number) {
  for (let from = 0; from < piece.length; from += size) yield piece.subarray(from, from + size);
}
