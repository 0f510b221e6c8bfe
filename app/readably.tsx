import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { Trouble } from "./components/trouble.tsx";

/**
 * A page that says in words when it could not be built. Next's own error page needs JavaScript in the browser, and
 * these pages are read without.
 */
export function readably<Given>(page: (given: Given) => Promise<ReactNode>) {
  return async (given: Given) => {
    try {
      return await page(given);
    } catch (error) {
      unstable_rethrow(error);
      return <Trouble error={error} />;
    }
  };
}
