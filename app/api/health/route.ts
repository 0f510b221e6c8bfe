import { answering } from "#app/answering.ts";
import { services } from "#app/services.ts";
import { type Status, showStatus } from "#lib/flow/show-status.ts";
import { policyInFile } from "#lib/services.ts";

export const dynamic = "force-dynamic";

/**
 * What `slots status --json` says: one object, or a list where there are several projects. The remedies are left out:
 * they name files, and everybody may read this.
 */
export const GET = answering(async () => {
  const opened = services();
  const { projects, config } = opened;
  const statuses = await Promise.all(
    [...projects.values()].map((project) =>
      showStatus(opened, project, policyInFile(config, project), [...projects.keys()]),
    ),
  );
  const told = statuses.map((status) => ({ ...publicly(status), version: opened.version }));
  return Response.json(told.length === 1 ? told[0] : told);
});

const publicly = (status: Status) => ({
  ...status,
  problems: status.problems.map(({ remedy, ...problem }) => problem),
});
