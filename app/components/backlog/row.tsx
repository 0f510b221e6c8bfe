import { type ComponentType, memo } from "react";
import { blueprintPage } from "#app/components/addresses.ts";
import { brief, Name } from "#app/components/foreign.tsx";
import { KindAndOwner } from "#app/components/kind.tsx";
import { Age } from "#app/components/moment.tsx";
import type { BacklogRow } from "#lib/domain/backlog.ts";
import { ordinal } from "#lib/domain/phrases.ts";
import type { GripGiven } from "./ranked.ts";
import { RowState } from "./row-state.tsx";
import styles from "./table.module.css";
import ranked from "./table-rank.module.css";

type Given = {
  project: string;
  row: BacklogRow;
  now: Date;
  /** Its place in the table, from 0. */
  index: number;
  isSelected: boolean;
  /** Told of the row's element where rows are not of one height. */
  measure?: ((element: HTMLTableRowElement | null) => void) | undefined;
  /** What begins the row for who may rank, null while there is nothing to begin it with. */
  Grip?: ComponentType<GripGiven> | null;
  /** What is particular about it, and who changed it a moment ago. */
  mark?: string | undefined;
  by?: string | undefined;
};

/**
 * One blueprint of the backlog: a line of a table, two or three lines of a list on a phone. Its link is a plain one,
 * for dozens are drawn anew as the list is scrolled; the list follows it without loading the page.
 */
export const Row = memo(function Row({ project, row, now, index, isSelected, ...given }: Given) {
  const { measure, Grip, mark, by } = given;
  const { rank, name, title, kind, owner, state } = row;
  const line = state.kind === "in-line" ? state : null;
  return (
    <tr
      ref={measure}
      data-index={index}
      id={isSelected ? "here" : undefined}
      className={line === null ? styles["apart"] : undefined}
      aria-rowindex={index + 2}
      aria-current={isSelected ? "true" : undefined}
      data-name={name}
      data-mark={mark}
    >
      {Grip === undefined ? null : <GripCell {...{ Grip, name, isSelected, mark }} />}
      <td className={styles["rank"]}>{rank}</td>
      <td className={styles["place"]}>{line === null ? null : ordinal(line.position)}</td>
      <th scope="row" className={styles["what"]}>
        <div>
          <a href={blueprintPage(project, name)}>
            <Name text={name} />
          </a>
          <bdi className={styles["title"]} title={brief(title)}>
            {brief(title)}
          </bdi>
          {by === undefined ? null : <bdi className={ranked["by"]}>{by}</bdi>}
        </div>
      </th>
      <td className={styles["owner"]}>{owner === null ? null : <bdi>{owner}</bdi>}</td>
      <td className={styles["kind"]} data-usual={kind !== "debt"}>
        <KindAndOwner kind={kind} owner={null} />
      </td>
      <td className={styles["state"]}>
        <RowState state={state} />
      </td>
      <td className={styles["waited"]}>
        {line === null ? null : <Age from={line.since} to={now} />}
      </td>
      <td className={styles["overtaken"]} data-usual={line?.overtaken === 0}>
        {line?.overtaken}
      </td>
    </tr>
  );
});

type GripCellGiven = Pick<GripGiven, "name" | "isSelected"> & {
  Grip: ComponentType<GripGiven> | null;
  mark: string | undefined;
};

function GripCell({ Grip, name, isSelected, mark = "" }: GripCellGiven) {
  return (
    <td className={ranked["grip"]}>
      {Grip === null ? null : <Grip {...{ name, isSelected }} isChosen={mark.includes("chosen")} />}
    </td>
  );
}
