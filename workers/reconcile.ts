import { reconcileChange } from "#lib/flow/reconcile-change.ts";
import type { Work } from "./work.ts";

/** Reads one change singly, by the key "server number"; then the projects that it concerns are decided on. */
export const reconcile: Work = async ({ services, jobs }, { key }) => {
  const [name = "", number] = key.split(" ");
  const server = services.servers.get(name);
  if (server === undefined) return "done";
  for (const project of await reconcileChange(server, Number(number))) {
    await jobs.add("decide", project.key);
  }
  return "done";
};
