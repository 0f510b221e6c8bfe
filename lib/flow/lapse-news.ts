import type { PendingDecision } from "./show-pending.ts";

type Kept = Pick<PendingDecision, "id" | "who" | "text" | "lapses">;

/**
 * What a command changes for the decisions that wait, line by line: which of them lapse by a pause, and which go on by its
 * end. What resumes a project and adds holds is done later than they are due.
 */
export function lapseNews(
  before: readonly Kept[],
  after: readonly Kept[],
  { isKept }: { readonly isKept: boolean },
): readonly string[] {
  const lapsing = new Map(before.map(({ id, lapses }) => [id, lapses]));
  return after.flatMap(({ id, who, text, lapses }) => {
    if (lapsing.get(id) === lapses) return [];
    const what = lapses ? "lapses" : isKept ? "lapses before that" : "goes on";
    return [`A decision of ${who} ${what}: ${text}`];
  });
}
