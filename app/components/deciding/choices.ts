import type { BacklogRow } from "#lib/domain/backlog.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import { lacksWords, outsideWords } from "#lib/domain/wording.ts";

/** So many can be seen at once without a walk. */
const most = 8;

/** The blueprints to choose from for what was typed: the ready ones by rank, then who waits, then all others. */
export function choicesIn(
  rows: readonly BacklogRow[],
  asked: string,
  but: string | null,
): readonly BacklogRow[] {
  const text = asked.trim().toLowerCase();
  const fits = ({ name, title }: BacklogRow) =>
    name.toLowerCase().includes(text) || title.toLowerCase().includes(text);
  return rows
    .filter((row) => fits(row) && (but === null || keyOf(row.name) !== keyOf(but)))
    .filter((row) => text !== "" || groupOf(row) < 2)
    .toSorted((a, b) => groupOf(a) - groupOf(b) || a.rank - b.rank)
    .slice(0, most);
}

function groupOf({ state }: BacklogRow): number {
  if (state.kind !== "in-line") return 2;
  return state.missing.length === 0 ? 0 : 1;
}

/** Where it stands, in a few words. */
export function choiceWords({ state }: BacklogRow): string {
  switch (state.kind) {
    case "in-line":
      return state.missing.length === 0 ? "ready" : state.missing.map(lacksWords).join(", ");
    case "in-slot":
      return `in slot ${state.slot}`;
    case "not-in-backlog":
      return outsideWords[state.because];
    case "finished":
      return state.by;
  }
}
