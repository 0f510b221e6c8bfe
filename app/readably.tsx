import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { log, withLogFields } from "#lib/log.ts";
import { Trouble } from "./components/trouble.tsx";
import { requestIdOf } from "./request-id.ts";

/**
 * A page that says in words when it could not be built, with the id of the request, under which the log tells why.
 * Next's own error page needs JavaScript in the browser, and these pages are read without.
 */
export function readably<Given>(page: (given: Given) => Promise<ReactNode>) {
  return async (given: Given) => {
    const request = requestIdOf(await headers());
    return withLogFields({ request }, async () => {
      const begun = performance.now();
      try {
        const built = await page(given);
        log.debug({ ms: Math.round(performance.now() - begun) }, "page");
        return built;
      } catch (error) {
        unstable_rethrow(error);
        log.error({ error }, "A page could not be built.");
        return <Trouble error={error} code={request} />;
      }
    });
  };
}
