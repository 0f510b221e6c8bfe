import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { nameAt } from "#app/components/backlog/use-selection.ts";

/** The rows that are chosen to be moved together. */
export type Chosen = {
  readonly names: ReadonlySet<string>;
  /** Chooses this one, or no longer. */
  readonly toggle: (name: string) => void;
  /** Chooses all from the last one that was chosen to this one. */
  readonly chooseTo: (name: string) => void;
  /** Chooses nothing; false where nothing was chosen. */
  readonly clear: () => boolean;
};

/** Chosen by key, by the boxes, and by a click on the grip with Ctrl, Command or Shift. */
export function useChosen(
  list: RefObject<HTMLElement | null>,
  order: readonly string[],
  isLocked: boolean,
): Chosen {
  const [names, setNames] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const toggle = (name: string) => {
    anchor.current = name;
    setNames((before) => {
      const after = new Set(before);
      if (!after.delete(name)) after.add(name);
      return after;
    });
  };
  const chooseTo = (name: string) => {
    const ends = [order.indexOf(anchor.current ?? name), order.indexOf(name)];
    const range = order.slice(Math.max(0, Math.min(...ends)), Math.max(...ends) + 1);
    setNames((before) => new Set([...before, ...range]));
  };
  const clear = () => {
    setNames(new Set());
    return names.size > 0;
  };
  const latest = useRef({ toggle, chooseTo, isLocked });
  useEffect(() => {
    latest.current = { toggle, chooseTo, isLocked };
  });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const choose = (event: MouseEvent) => {
      const name = latest.current.isLocked ? null : choiceIn(event);
      if (name === null) return;
      event.stopPropagation();
      if (event.shiftKey) latest.current.chooseTo(name);
      else latest.current.toggle(name);
    };
    element.addEventListener("click", choose, { capture: true });
    return () => element.removeEventListener("click", choose, { capture: true });
  }, [list]);
  const known = useMemo(() => {
    const all = new Set(order);
    return new Set([...names].filter((name) => all.has(name)));
  }, [names, order]);
  return { names: known, toggle, chooseTo, clear };
}

/** The row that a click on its box chooses, or on its grip with a key that chooses. */
function choiceIn({ target, shiftKey, ctrlKey, metaKey }: MouseEvent): string | null {
  if (!(target instanceof Element)) return null;
  const isWithKey = shiftKey || ctrlKey || metaKey;
  return nameAt(target.closest(isWithKey ? "[data-choose], [data-grip]" : "[data-choose]"));
}
