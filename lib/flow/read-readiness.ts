import type { Needs } from "./needs.ts";

/** Whether the state can be read and written. A silent Gerrit is no reason to send readers elsewhere. */
export type Readiness =
  | { readonly ready: true }
  | { readonly ready: false; readonly code: string; readonly since: Date | null };

/** Reads the database once; never throws. */
export async function readReadiness({ database }: Pick<Needs, "database">): Promise<Readiness> {
  try {
    await database.store.projects.all();
    const { fault } = await database.condition();
    if (fault === null) return { ready: true };
    return { ready: false, code: `database-${fault.fault}`, since: fault.since };
  } catch {
    return { ready: false, code: "database-unreadable", since: null };
  }
}
