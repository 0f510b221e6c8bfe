import { parametersOf, partsOf } from "#app/api/frame/parameters.ts";
import { refusalAnswer } from "#app/api/frame/problem.ts";
import { onlyRead } from "#app/api/frame/reading.ts";
import { followEvents } from "#app/api/v1/follow-events.ts";
import { inProjectParams, nothing } from "#app/api/v1/schemas/basics.ts";
import { projectIn } from "#app/services.ts";

export const dynamic = "force-dynamic";

/** What happens in a project, as Server-Sent Events. */
export const { GET, POST, PUT, PATCH, DELETE } = onlyRead(async (request, address) => {
  const params = parametersOf(inProjectParams, await partsOf(address));
  if (params instanceof Response) return params;
  const query = parametersOf(nothing, new URL(request.url).searchParams);
  if (query instanceof Response) return query;
  const project = projectIn(params.values.project);
  if ("kind" in project) return refusalAnswer(project);
  return followEvents(project, request.headers.get("last-event-id"));
});
