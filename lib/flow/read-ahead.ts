import type { SeenChange } from "#lib/domain/change.ts";
import type { ServerNeeds } from "./needs.ts";

/** As many calls at a time: the listing always finds a free place among those that a server is asked at once. */
const lanes = 2;
/** So many changes in one call, the most that a server is asked for. */
const batch = 50;

type CommitMessages = Awaited<ReturnType<ServerNeeds["gerrit"]["commitMessages"]>>;

/** Commit messages that are read while their listing is still coming. */
export type ReadAhead = {
  /** Takes up one page of the listing. */
  readonly see: (page: readonly SeenChange[]) => void;
  /** As `gerrit.commitMessages`; only what was not read ahead, or has another patch set by now, is asked for. */
  readonly commitMessages: (changes: readonly SeenChange[]) => Promise<CommitMessages>;
};

/**
 * Reads the commit messages of new patch sets ahead. The pages of a listing follow each other, for each one's address
 * comes from the one before, and the server would have nothing to do for us meanwhile.
 */
export async function readAhead({ database, server, gerrit }: ServerNeeds): Promise<ReadAhead> {
  const known = await database.store.changes.versions(server);
  const read = new Map<number, { readonly patchSet: number; readonly message: string }>();
  const asked = new Map<number, number>();
  const ends = Array.from({ length: lanes }, () => Promise.resolve());
  const ask = async (some: readonly SeenChange[]) => {
    for (const [number, message] of await gerrit.commitMessages(some)) read.set(number, message);
  };
  const isNew = ({ number, patchSet }: SeenChange) =>
    (asked.get(number) ?? known.get(number)?.patchSet) !== patchSet;
  let turn = 0;
  return {
    see: (page) => {
      const unread = page.filter(isNew);
      for (const { number, patchSet } of unread) asked.set(number, patchSet);
      for (let start = 0; start < unread.length; start += batch) {
        const lane = turn++ % lanes;
        const end = ends[lane]?.then(() => ask(unread.slice(start, start + batch)));
        // A failure is told to whoever wants the messages; until then it is nobody's.
        end?.catch(() => {});
        ends[lane] = end ?? Promise.resolve();
      }
    },
    commitMessages: async (changes) => {
      await Promise.all(ends);
      await ask(changes.filter((one) => read.get(one.number)?.patchSet !== one.patchSet));
      return read;
    },
  };
}
