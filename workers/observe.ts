import { readServer } from "#lib/flow/read-server.ts";
import { pauseAfter, type Work } from "./work.ts";

/** Reads a server, by its key; then each project that could be read is decided on. */
export const observe: Work = async ({ services, jobs, holder }, { key }) => {
  const server = services.servers.get(key);
  if (server === undefined) return "done";
  const read = await readServer(server, holder);
  if (read.kind === "busy") return read;
  const { readable, failure, failures } = read.value;
  for (const project of readable) await jobs.add("decide", project.key);
  if (failure === null) return "done";
  await jobs.add("observe", key, { delay: pauseAfter(failures, services.config.passEvery) });
  return "incomplete";
};
