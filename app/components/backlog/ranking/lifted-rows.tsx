import type { RefObject } from "react";
import { createPortal } from "react-dom";
import { RowState } from "#app/components/backlog/row-state.tsx";
import { brief, Name } from "#app/components/foreign.tsx";
import { Glyph } from "#app/components/glyph.tsx";
import type { BacklogRow } from "#lib/domain/backlog.ts";
import styles from "./lift.module.css";
import type { Lift } from "./use-lift.ts";

type Given = {
  lift: Lift;
  rows: readonly BacklogRow[];
  list: HTMLElement;
  float: RefObject<HTMLDivElement | null>;
};

/** What is in the hand, and the line where it would be put. Both move without a render. */
export function LiftedRows({ lift, rows, list, float }: Given) {
  const { lifted, line, label } = lift;
  if (lifted === null) return null;
  const row = rows.find(({ name }) => name === lifted.names[0]);
  return (
    <>
      {createPortal(
        <div ref={line} className={styles["line"]} hidden={true}>
          {lifted.by === "keys" ? <b ref={label} className={styles["badge"]} /> : null}
        </div>,
        list,
      )}
      {lifted.by === "keys" || row === undefined
        ? null
        : createPortal(
            <div ref={float} className={styles["float"]} aria-hidden="true">
              <Glyph name="dots" />
              <b ref={label} />
              <Name text={row.name} />
              <bdi>
                {lifted.names.length > 1 ? `and ${lifted.names.length - 1} more` : brief(row.title)}
              </bdi>
              <RowState state={row.state} />
            </div>,
            document.body,
          )}
    </>
  );
}
