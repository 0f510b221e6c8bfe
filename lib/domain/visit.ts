/** When a browser was here before: the newest decision that it saw then, and when that visit ended. */
export type Visits = {
  /** Of the visit before this one; null on the first. */
  readonly before: { readonly seq: number; readonly at: Date } | null;
  /** Of this visit: the newest decision at its begin, and when the page was last looked at. */
  readonly now: { readonly seq: number; readonly at: Date };
};

/** Who is away for so long comes for another visit, in milliseconds. */
const pause = 30 * 60_000;

/** The visits after one more look at a project whose newest decision is `seq`. */
export function visited(known: Visits | null, seq: number, at: Date): Visits {
  if (known === null) return { before: null, now: { seq, at } };
  const isSame = at.getTime() - known.now.at.getTime() < pause;
  if (isSame) return { before: known.before, now: { seq: known.now.seq, at } };
  return { before: known.now, now: { seq, at } };
}

/** As a browser keeps it: whole numbers with dots between them. */
export function writeVisits({ before, now }: Visits): string {
  return [now, ...(before === null ? [] : [before])]
    .map(({ seq, at }) => `${seq}.${at.getTime()}`)
    .join(".");
}

/** What `writeVisits` wrote, null for anything else. */
export function readVisits(text: string): Visits | null {
  if (!/^\d{1,15}\.\d{1,15}(\.\d{1,15}\.\d{1,15})?$/.test(text)) return null;
  const [seq = 0, at = 0, ...before] = text.split(".").map(Number);
  const [beforeSeq, beforeAt] = before;
  return {
    now: { seq, at: new Date(at) },
    before:
      beforeSeq === undefined || beforeAt === undefined
        ? null
        : { seq: beforeSeq, at: new Date(beforeAt) },
  };
}

/** Under this name a browser keeps its visits of one project. */
export const visitName = (project: string): string => `review-slots-visits-${project}`;
