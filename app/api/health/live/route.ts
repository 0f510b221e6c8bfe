import { answering } from "#app/answering.ts";

export const dynamic = "force-dynamic";

/** Whether this process answers at all. Only where it does not, a restart helps. */
export const GET = answering(async () => Response.json({ alive: true }));
