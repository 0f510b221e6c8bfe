import { inspect } from "node:util";
import { createGerrit, type Gerrit, type GerritOptions } from "#lib/gerrit/client.ts";
import { GerritError } from "#lib/gerrit/error.ts";

export const password = "correct horse battery";

/** A client that doesn't sleep between its tries and waits 300 ms for an answer. */
export function hurriedGerrit(url: string, more: Partial<GerritOptions> = {}): Gerrit {
  const waiting = { sleep: async () => {}, random: () => 0 };
  const allowance = { perSecond: 10_000, burst: 10_000, inFlight: 4 };
  const options = { url, username: "slotbot", password, contact: null, ...more };
  return createGerrit(options, { waiting, allowance, timeout: 300 });
}

/** The error of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<GerritError> {
  const outcome = await call.catch((reason: unknown) => reason);
  if (outcome instanceof GerritError) return outcome;
  throw new Error(`expected a GerritError, got ${inspect(outcome)}`);
}
