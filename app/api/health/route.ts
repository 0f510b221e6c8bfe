import { services } from "#app/services.ts";
import { showStatus } from "#lib/flow/show-status.ts";

export const dynamic = "force-dynamic";

/** What `slots status --json` says: one object, or a list where there are several projects. */
export async function GET(): Promise<Response> {
  const opened = services();
  const { projects, config } = opened;
  const statuses = await Promise.all(
    [...projects.values()].map((project) =>
      showStatus(opened, project, config.projects.get(project.key)?.policy ?? {}, [
        ...projects.keys(),
      ]),
    ),
  );
  return Response.json(statuses.length === 1 ? statuses[0] : statuses);
}
