import { lazy, Suspense } from "react";
import type { RankingGiven } from "./ranking/use-ranking.ts";
import type { Snapshot } from "./snapshot.ts";

const Ranking = lazy(() => import("./ranking/ranking.tsx"));

type Given = Omit<RankingGiven, "ranker" | "snapshot"> & {
  /** As whom its reader may rank; null for who may not, and whose browser needs no code for it. */
  ranker: string | null;
  snapshot: Snapshot | null;
};

/** Moving rows, as soon as all of them are there. */
export function Ranker({ ranker, snapshot, ...given }: Given) {
  if (ranker === null || snapshot === null) return null;
  return (
    <Suspense>
      <Ranking {...given} ranker={ranker} snapshot={snapshot} />
    </Suspense>
  );
}
