import type { GerritErrorCode } from "#lib/gerrit/error.ts";
import { serverFailure } from "./needs.ts";

/** So many changes that can't be asked are a server that can't. */
const failuresToStop = 3;

/** These say nothing of the change that was asked for. */
const serversOwn: ReadonlySet<string> = new Set([
  "unreachable",
  "timeout",
  "quota",
  "unauthorized",
  "not-gerrit",
] satisfies GerritErrorCode[]);

/**
 * Asks a server for single changes. One that is damaged there answers with an error for ever, and must not keep its
 * whole project undecided: "failed" then. What is the server's trouble is thrown, and so is the third failure.
 */
export function sparingServer(): <T>(ask: () => Promise<T>) => Promise<T | "failed"> {
  let failures = 0;
  return async (ask) => {
    try {
      return await ask();
    } catch (error) {
      const failure = serverFailure(error);
      if (failure === null || serversOwn.has(failure.code)) throw error;
      failures += 1;
      if (failures >= failuresToStop) throw error;
      return "failed";
    }
  };
}
