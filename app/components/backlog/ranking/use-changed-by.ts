import { useCallback, useEffect, useRef, useState } from "react";
import type { Snapshot } from "#app/components/backlog/snapshot.ts";

type Changed = {
  readonly blueprint: string | null;
  readonly who: string;
  readonly facts?: unknown;
};

/** So long a row shows whose hand it was. */
const shownFor = 10_000;

/** Who of the others moved which row a moment ago. */
export function useChangedBy(
  project: string,
  { order }: Snapshot,
  { who, own }: { who: string; own: number },
) {
  const [changedBy, setChangedBy] = useState<ReadonlyMap<string, string>>(new Map());
  const before = useRef(order);
  const show = useCallback(
    (moves: readonly Changed[]) => {
      const others = moves.filter((move) => move.who !== who).toReversed();
      if (others.length === 0) return;
      setChangedBy(new Map(others.map((move) => [move.blueprint ?? "", move.who])));
    },
    [who],
  );
  useEffect(() => {
    const since = before.current;
    before.current = Math.max(order, own);
    if (order <= since || order <= own) return;
    lastMoves(project)
      .then((moves) => show(moves.filter(({ facts }) => versionIn(facts) >= since)))
      .catch(() => undefined);
  }, [project, order, own, show]);
  useEffect(() => {
    if (changedBy.size === 0) return;
    const timer = setTimeout(() => setChangedBy(new Map()), shownFor);
    return () => clearTimeout(timer);
  }, [changedBy]);
  return { changedBy, show };
}

async function lastMoves(project: string): Promise<readonly Changed[]> {
  const response = await fetch(`/api/v1/projects/${project}/history?kind=rank&limit=20`);
  if (!response.ok) return [];
  const { decisions }: { decisions: readonly Changed[] } = await response.json();
  return decisions;
}

/** The version of the order that a move was made to. */
const versionIn = (facts: unknown): number =>
  typeof facts === "object" && facts !== null && "order" in facts ? Number(facts.order) : -1;
