import { lazy, Suspense, useSyncExternalStore } from "react";
import type { RankingPerson } from "./ranked.ts";
import type { RankingGiven } from "./ranking/use-ranking.ts";
import type { Snapshot } from "./snapshot.ts";

const Ranking = lazy(() => import("./ranking/ranking.tsx"));

type Given = Omit<RankingGiven, "ranker" | "snapshot"> & {
  /** Null for who may not rank, and whose browser needs no code for it. */
  ranker: RankingPerson | null;
  snapshot: Snapshot | null;
};

/** Moving rows, as soon as all of them are there, and only in a browser: it writes into places of the page. */
export function Ranker({ ranker, snapshot, ...given }: Given) {
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isInBrowser || ranker === null || snapshot === null) return null;
  return (
    <Suspense>
      <Ranking {...given} ranker={ranker} snapshot={snapshot} />
    </Suspense>
  );
}

/** Whether this is a browser never changes. */
const never = () => () => undefined;
