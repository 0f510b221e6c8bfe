import { troubleFrom } from "#bin/trouble.ts";
import { loadConfig } from "#lib/config.ts";
import "#lib/running.ts";
import { buildIfNeeded } from "./build.ts";
import { lockData } from "./data-lock.ts";
import { claimPort } from "./port.ts";
import { announceWhenReady } from "./readiness.ts";
import { endOnSignal } from "./signals.ts";

/** Where Next is to be started. */
export type Place = {
  readonly host: string;
  readonly port: number;
  /** Says where the service runs, once it answers. */
  announce(): Promise<void>;
};

/**
 * Makes sure that this service can run here and alone: its settings, its data, its port, its pages. What is in the
 * way is said in a sentence with its remedy, and the answer is null.
 */
export async function prepare(): Promise<Place | null> {
  endOnSignal();
  globalThis.reviewSlotsFailed = (error) => {
    complain(error);
    process.exit(1);
  };
  try {
    const { data, host, port: wanted } = loadConfig();
    lockData(data);
    const port = await claimPort(host, wanted);
    await buildIfNeeded(process.cwd());
    return { host, port, announce: () => announceWhenReady(host, port) };
  } catch (error) {
    complain(error);
    return null;
  }
}

function complain(error: unknown): void {
  const { text, remedy } = troubleFrom(error);
  console.error(`review slots: ${text}\n${remedy}`);
}
