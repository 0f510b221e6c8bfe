import { answering } from "#app/answering.ts";
import { buildId } from "#app/build-id.ts";

export const dynamic = "force-dynamic";

/** Whether this process answers at all, and of which build its pages are. Only where it does not answer, a restart helps. */
export const GET = answering(async () => Response.json({ alive: true, build: buildId() }));
