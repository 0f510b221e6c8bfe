import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import type { BacklogRow } from "#lib/domain/backlog.ts";
import { loadCodeFor } from "./rows-in-sight.tsx";
import { keptSnapshot, loadSnapshot, type Snapshot, snapshotOf } from "./snapshot.ts";

type Given = {
  readonly project: string;
  /** Another one whenever the order or anything in it may have changed. */
  readonly version: string;
  /** The version of the order. */
  readonly order: number;
  /** Every row, where the server sent them all. */
  readonly all: readonly BacklogRow[] | null;
};

type Whole = {
  /** The newest that the browser has; null while it has only a page. */
  readonly newest: Snapshot | null;
  readonly isLoading: boolean;
};

/** All rows: as the server sent them where they are few, otherwise asked for once the page is there. */
export function useWhole({ project, version, order, all }: Given): Whole {
  const sent = useMemo(() => (all === null ? null : snapshotOf(order, all)), [order, all]);
  const [loaded, setLoaded] = useState(() => keptSnapshot(project));
  const [isLoading, setLoading] = useState(false);
  const isPart = all === null;
  useLayoutEffect(() => setLoading(isPart && keptSnapshot(project) === null), [isPart, project]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another answer
  useEffect(() => {
    if (!isPart) return;
    let isGone = false;
    loadSnapshot(project)
      .then(async (snapshot) => {
        await loadCodeFor(snapshot.rows.length);
        if (!isGone) setLoaded(snapshot);
      })
      // What can't be had now comes with the next version; until then the page stays as the server sent it.
      .catch(() => undefined)
      .finally(() => setLoading(false));
    return () => {
      isGone = true;
    };
  }, [project, version, isPart]);
  return { newest: sent ?? loaded, isLoading };
}
