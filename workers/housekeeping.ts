import { cleanUp } from "#lib/flow/clean-up.ts";
import type { Work } from "./work.ts";

/** Drops what nothing asks for any more, of all projects. */
export const housekeeping: Work = async ({ services }) => {
  await cleanUp(services, services.projects.values());
  return "done";
};
