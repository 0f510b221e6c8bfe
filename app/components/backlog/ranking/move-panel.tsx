import { createPortal } from "react-dom";
import { Panel } from "#app/components/panel.tsx";
import type { RankCommand } from "./keys.ts";
import styles from "./menu.module.css";
import { moveItems } from "./menu-items.ts";
import { whatOf } from "./place-dialog.tsx";

type Given = {
  names: readonly string[];
  onCommand: (command: RankCommand) => void;
  onUndo: (() => void) | null;
};

/** The moves of the selected row, beside the list, with their keys. */
export function MovePanel({ names, onCommand, onUndo }: Given) {
  const place = document.querySelector("[data-rank-panel]");
  if (place === null || names.length === 0) return null;
  return createPortal(
    <Panel title={names.length === 1 ? "Move" : `Move ${whatOf(names)}`}>
      <fieldset className={styles["moves"]} aria-label={`Move ${whatOf(names)}`}>
        {moveItems.map(({ command, words, key }) => (
          <button key={command} type="button" onClick={() => onCommand(command)}>
            {words}{" "}
            <span aria-hidden="true">
              <kbd>{key}</kbd>
            </span>
          </button>
        ))}
        {onUndo === null ? null : (
          <button type="button" onClick={onUndo}>
            Undo my last move{" "}
            <span aria-hidden="true">
              <kbd>Z</kbd>
            </span>
          </button>
        )}
      </fieldset>
    </Panel>,
    place,
  );
}
