import { useEffect, useState } from "react";
import { movedIn } from "#lib/domain/ranking.ts";
import type { Move } from "#lib/flow/last-moves.ts";

type Known = { readonly around: string | null; readonly moves: readonly Move[] };

/** The last moves of the selected row, or in the order where none is; null until they are answered. */
export function useMoves(
  project: string,
  selected: string | null,
  { around, moves }: Known,
  /** How often they have become others by the reader's own hand. */
  changes: number,
): readonly Move[] | null {
  const [known, setKnown] = useState({ around, moves, changes: 0 });
  const isKnown = selected === known.around && changes === known.changes;
  const isSent = selected === around && changes === 0;
  useEffect(() => {
    if (isKnown || isSent) return;
    // Whoever runs through the rows asks for none of them.
    const timer = setTimeout(() => {
      loadMoves(project, selected)
        .then((answer) => setKnown({ around: selected, moves: answer, changes }))
        .catch(() => undefined);
    }, 200);
    return () => clearTimeout(timer);
  }, [project, selected, changes, isKnown, isSent]);
  if (isSent) return moves;
  return selected === known.around ? known.moves : null;
}

async function loadMoves(project: string, blueprint: string | null): Promise<readonly Move[]> {
  const of = blueprint === null ? {} : { blueprint };
  const query = new URLSearchParams({ kind: "rank", limit: "5", ...of });
  const response = await fetch(`/api/v1/projects/${encodeURIComponent(project)}/history?${query}`);
  if (!response.ok) throw new Error(`The moves of ${project} were not answered.`);
  const { decisions } = (await response.json()) as { decisions: readonly Decision[] };
  return decisions.flatMap(({ at, who, blueprint: name, why, facts }) => {
    const places = movedIn(facts);
    return name === null || places === null
      ? []
      : [{ at: new Date(at), who, blueprint: name, ...places, why }];
  });
}

/** As the API writes it. */
type Decision = {
  readonly at: string;
  readonly who: string;
  readonly blueprint: string | null;
  readonly why: string | null;
  readonly facts: unknown;
};
