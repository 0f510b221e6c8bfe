import { makePass, type StillMine } from "./make-pass.ts";
import type { Needs, ServerNeeds } from "./needs.ts";
import type { PassReport } from "./pass-report.ts";
import { type Busy, withLease } from "./take-lease.ts";
import { incomplete, orNoted, tryReading } from "./try-reading.ts";

/** Everything that makes a pass over all servers. */
export type PassNeeds = Needs & { readonly servers: ReadonlyMap<string, ServerNeeds> };

type Options = {
  /** Only these projects are decided on; their servers are read all the same. */
  readonly only?: ReadonlySet<string> | null;
  /** Asked before each server and each send: a service that is being stopped sends nothing more. */
  readonly mayGoOn?: () => boolean;
};

/**
 * One whole pass: observe, decide, apply, confirm, over every server, each under its lease. A server that can't be read
 * makes its projects incomplete: nothing is decided on them, and the others are done. Ends at the first server on which
 * somebody else works.
 */
export async function runPasses(
  needs: PassNeeds,
  holder: string,
  { only = null, mayGoOn = () => true }: Options = {},
): Promise<{ readonly kind: "done"; readonly value: readonly PassReport[] } | Busy> {
  const reports: PassReport[] = [];
  for (const server of needs.servers.values()) {
    if (!mayGoOn()) break;
    const pass = await withLease(server, holder, (leased) => {
      const stillMine = async () => mayGoOn() && (await leased.isMine());
      return passOver(leased.needs, stillMine, only);
    });
    if (pass.kind === "busy") return pass;
    reports.push(...pass.value);
  }
  return { kind: "done", value: reports };
}

async function passOver(
  needs: ServerNeeds,
  stillMine: StillMine,
  only: ReadonlySet<string> | null,
): Promise<PassReport[]> {
  const reports: PassReport[] = [];
  const read = await tryReading(needs);
  for (const project of needs.projects.filter(({ key }) => only === null || only.has(key))) {
    const trouble = read.kind === "failed" ? read.failure : read.unknown.get(project.key);
    if (trouble) reports.push(await incomplete(needs, project.key, trouble));
    else reports.push(await passOrFailure(needs, project, stillMine));
  }
  return reports;
}

async function passOrFailure(
  needs: ServerNeeds,
  project: ServerNeeds["projects"][number],
  stillMine: StillMine,
): Promise<PassReport> {
  const pass = await orNoted(needs, () => makePass(needs, project, stillMine));
  return pass.kind === "done" ? pass.value : incomplete(needs, project.key, pass.failure);
}
