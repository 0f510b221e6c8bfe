import type { BacklogRow } from "#lib/domain/backlog.ts";
import { Row } from "./row.tsx";

type Given = {
  project: string;
  rows: readonly BacklogRow[];
  /** How many rows of the table come before them. */
  before: number;
  selected: string | null;
  now: Date;
};

/** These rows, each at its number in the table. */
export function Rows({ project, rows, before, selected, now }: Given) {
  return rows.map((row, place) => (
    <Row
      key={row.name}
      project={project}
      row={row}
      now={now}
      index={before + place}
      isSelected={row.name === selected}
    />
  ));
}
