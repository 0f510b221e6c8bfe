import { answering } from "#app/answering.ts";
import { services } from "#app/services.ts";
import { readReadiness } from "#lib/flow/read-readiness.ts";

export const dynamic = "force-dynamic";

/** Whether this process can show and save the state: 200, or 503 with what is in the way. */
export const GET = answering(async () => {
  const readiness = await readReadiness(services());
  return Response.json(readiness, { status: readiness.ready ? 200 : 503 });
});
