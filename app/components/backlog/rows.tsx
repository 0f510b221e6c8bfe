import type { BacklogRow } from "#lib/domain/backlog.ts";
import { type RowRanking, rankingOf } from "./ranked.ts";
import { Row } from "./row.tsx";

type Given = {
  project: string;
  rows: readonly BacklogRow[];
  /** How many rows of the table come before them. */
  before: number;
  selected: string | null;
  now: Date;
  ranking: RowRanking | null;
};

/** These rows, each at its number in the table. */
export function Rows({ project, rows, before, selected, now, ranking }: Given) {
  return rows.map((row, place) => (
    <Row
      key={row.name}
      project={project}
      row={row}
      now={now}
      index={before + place}
      isSelected={row.name === selected}
      {...(ranking && rankingOf(ranking, row.name))}
    />
  ));
}
