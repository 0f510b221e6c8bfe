import { listed, quoted } from "#lib/domain/phrases.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Project } from "#lib/flow/needs.ts";
import { runningMemory, runningServices, runningSince } from "#lib/running.ts";
import type { Services } from "#lib/services.ts";
import { jobSight } from "./job-sight.ts";

/** The services of this process, opened once when it started, with a view of the queue and what views remember. */
export const services = (): Services => ({
  ...runningServices(),
  runsSince: runningSince(),
  jobs: jobSight,
  memory: runningMemory(),
});

/** The project of an address. */
export function projectIn(key: string): Project | Refusal {
  const { projects } = services();
  const known = [...projects.keys()];
  const remedy = `There ${known.length === 1 ? "is" : "are"} ${listed(known)}.`;
  return (
    projects.get(key) ?? refuse("unknown-project", `No project ${quoted(key)} is here.`, remedy)
  );
}

/** A part of a path as people write it. Pages get theirs encoded; routes and what names a page have it as people do already. */
export function named(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * The review server's own page of a change; the server is configured, so it is http or https. Null in the
 * demonstration, whose server has no pages.
 */
export function gerritPage(
  { server }: Project,
  { repository, change }: { readonly repository: string; readonly change: number },
): string | null {
  const { mode, servers } = services().config;
  const url = mode === "demonstration" ? undefined : servers.get(server)?.url;
  const path = repository.split("/").map(encodeURIComponent).join("/");
  return url === undefined ? null : `${url}c/${path}/+/${change}`;
}

/** The review server's own page with just these changes; null where it has none, or where they are too many. */
export function gerritQuery({ server }: Project, changes: readonly number[]): string | null {
  const { mode, servers } = services().config;
  const url = mode === "demonstration" ? undefined : servers.get(server)?.url;
  if (url === undefined || changes.length === 0 || changes.length > mostInQuery) return null;
  return `${url}q/${changes.map((number) => `change:${number}`).join("+OR+")}`;
}

/** Addresses have to stay below seven thousand characters. */
const mostInQuery = 300;
