import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { World } from "./call.ts";
import { type Events, eventPoster } from "./events.ts";
import { type Faults, scriptedFaults } from "./faults.ts";
import { serve } from "./http.ts";
import { initialState } from "./initial-state.ts";
import { type Operation, operationLog } from "./operations.ts";
import type { SandboxState } from "./state.ts";
import { keepState, loadState, writeState } from "./storage.ts";

export type SandboxOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Loopback unless told. */
  readonly host?: string;
  /** Where the state is kept over restarts; nowhere unless told. */
  readonly stateFile?: string;
  readonly now?: () => Date;
  /** What `config/server/version` answers. */
  readonly version?: string;
  /** A fresh state has a label Workflow (-1 to +1), as OpenDev's servers do. */
  readonly workflowLabel?: boolean;
  /** What a server holds that has no kept state yet; unless told, what Gerrit's own init leaves. */
  readonly fresh?: (now: Date) => SandboxState;
  /** Seed of the chance in scripted faults. */
  readonly faultSeed?: number;
};

export type Sandbox = {
  /** Base URL with a slash at its end. */
  readonly url: string;
  readonly state: SandboxState;
  /** Every request that arrived, oldest first. */
  readonly log: readonly Operation[];
  /** Ends all connections and writes the state. */
  close(): Promise<void>;
  /** While on, every write is answered with 500 and logged: so it is proved that a client writes nothing. */
  readOnly(on: boolean): void;
  /** What goes wrong with which requests; nothing unless told. */
  readonly faults: Faults;
  /** Whom it tells of its changes; nobody unless told. */
  readonly events: Events;
};

/**
 * Starts a Gerrit of our own: the part of the REST interface that this product and its tests use, over a state that it
 * keeps. It behaves as 3.13 does. A fresh one has the administrator `admin` with the password `secret`.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { stateFile, host = "127.0.0.1", now = () => new Date() } = options;
  const state = await openState(options, now());
  const keeper = stateFile === undefined ? null : keepState(state, stateFile);
  const world: World = { state, now, version: options.version ?? "3.13.5" };
  const log = operationLog();
  const faults = scriptedFaults(options.faultSeed ?? 1);
  const events = eventPoster(state);
  let refusesWrites = false;
  const server = createServer((request, response) => {
    const note = (operation: Omit<Operation, "seq">) => {
      log.add(operation);
      if (!operation.isWrite || operation.status >= 400) return;
      keeper?.changed();
      events.after(operation.account);
    };
    const surroundings = { refusesWrites: () => refusesWrites, faults, log: note };
    // Only a connection that broke off can fail here: there is nobody left to answer.
    serve(request, response, world, surroundings).catch(() => response.destroy());
  });
  await listen(server, options.port ?? 0, host);
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}/`,
    state,
    log: log.entries,
    close: async () => {
      events.close();
      await stop(server);
      await keeper?.close();
    },
    readOnly: (on) => {
      refusesWrites = on;
    },
    faults: { add: faults.add, clear: faults.clear },
    events,
  };
}

/** The kept state, or a fresh one that is kept before anybody sees it: the next start finds the same. */
async function openState(options: SandboxOptions, now: Date): Promise<SandboxState> {
  const { stateFile, workflowLabel = false } = options;
  const fresh = options.fresh ?? (() => initialState(now, workflowLabel));
  if (stateFile === undefined) return fresh(now);
  const loaded = await loadState(stateFile);
  if (loaded !== null) return loaded;
  const state = fresh(now);
  await writeState(state, stateFile);
  return state;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
