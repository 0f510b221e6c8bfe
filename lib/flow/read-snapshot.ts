import type { Needs, Project } from "./needs.ts";
import { readCondition } from "./read-condition.ts";

/** What a view stands on: the state as a word that never comes again, and when the review server was read last. */
export type Snapshot = {
  readonly id: string;
  /** The last read that went well; null before the first. */
  readonly at: Date | null;
};

/** The snapshot of this moment: whatever is read after it is as new or newer. */
export async function readSnapshot(needs: Needs, project: Project): Promise<Snapshot> {
  const { revision: id } = await needs.database.version();
  const { lastReadAt: at } = await readCondition(needs, project);
  return { id, at };
}
