import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { RankCommand } from "./keys.ts";
import styles from "./menu.module.css";
import { type MenuItem, moveItems } from "./menu-items.ts";
import { whatOf } from "./place-dialog.tsx";

type Given = {
  names: readonly string[];
  isChosen: boolean;
  /** What it opens at. */
  opener: HTMLElement;
  onCommand: (command: RankCommand) => void;
  onClose: () => void;
};

/** The moves of one row, or of all that are chosen. Arrows go through it, Esc closes it; the focus goes back. */
export function MoveMenu({ names, isChosen, opener, onCommand, onClose }: Given) {
  const menu = useRef<HTMLDivElement>(null);
  const [before] = useState(() => focusedOr(opener));
  useEffect(() => {
    const element = menu.current;
    if (element === null) return;
    putBeside(element, opener);
    items(element)[0]?.focus({ preventScroll: true });
    const stop = new AbortController();
    const { signal } = stop;
    const leave = ({ target }: Event) => {
      if (!(target instanceof Node && element.contains(target))) onClose();
    };
    addEventListener("pointerdown", leave, { signal, capture: true });
    addEventListener("scroll", onClose, { signal });
    addEventListener("resize", onClose, { signal });
    return () => stop.abort();
  }, [opener, onClose]);
  const close = () => {
    onClose();
    before.focus({ preventScroll: true });
  };
  const choose: MenuItem = { command: "choose", words: isChosen ? "Unselect" : "Select", key: "X" };
  return createPortal(
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={`Move ${whatOf(names)}`}
      className={styles["menu"]}
      onKeyDown={(event) => steer(event, close)}
    >
      {[...moveItems, choose].map(({ command, words, key }) => (
        <button
          key={command}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            close();
            onCommand(command);
          }}
        >
          {words}{" "}
          <span aria-hidden="true">
            <kbd>{key}</kbd>
          </span>
        </button>
      ))}
    </div>,
    document.body,
  );
}

/** Not every browser gives a button the focus that is clicked. */
const focusedOr = (opener: HTMLElement): HTMLElement => {
  const { activeElement, body } = document;
  return activeElement instanceof HTMLElement && activeElement !== body ? activeElement : opener;
};

const items = (menu: Element) => [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];

function steer(event: KeyboardEvent<HTMLElement>, close: () => void) {
  // The keys of the page rest while a menu is open.
  event.stopPropagation();
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    return close();
  }
  const all = items(event.currentTarget);
  const here = all.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  all.at(next % all.length)?.focus();
}

/** Below its opener where there is room, otherwise above, and always on the screen. */
function putBeside(menu: HTMLElement, opener: HTMLElement) {
  const at = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
  const below = at.bottom + 4;
  const top = below + height < innerHeight - 8 ? below : Math.max(8, at.top - height - 4);
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
