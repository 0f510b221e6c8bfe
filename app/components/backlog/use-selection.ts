import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

type Selection = {
  readonly selected: string | null;
  /** The same at this very moment: keys may be faster than the page is drawn. */
  readonly current: RefObject<string | null>;
  /** Selects a row and gives it the focus as soon as it is drawn. */
  readonly goTo: (name: string) => void;
};

/**
 * The selected row, by name, so that it stays selected wherever it moves. Whatever gets the focus is selected: Tab,
 * keys and the pointer are one thing.
 */
export function useSelection(given: string | null, list: RefObject<HTMLElement | null>): Selection {
  const [selected, setSelected] = useState(given);
  const current = useRef(given);
  const wanted = useRef<string | null>(null);
  const select = useCallback((name: string | null) => {
    current.current = name;
    setSelected(name);
  }, []);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    const selectAt = ({ target }: Event) => {
      const name = nameAt(target);
      if (name !== null) select(name);
    };
    element.addEventListener("focusin", selectAt, { signal });
    element.addEventListener("click", selectAt, { signal });
    return () => stop.abort();
  }, [list, select]);
  // Who comes back finds the page as it was sent, and the address as it was left.
  useLayoutEffect(() => select(addressed(current.current)), [select]);
  useLayoutEffect(() => {
    const link = wanted.current === null ? null : linkIn(list, wanted.current);
    if (link === null) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });
  const goTo = (name: string) => {
    wanted.current = name;
    select(name);
  };
  return { selected, current, goTo };
}

/** The row that the address names, written as it was sent where that is the same. */
function addressed(sent: string | null): string | null {
  const name = new URLSearchParams(location.search).get("around") ?? sent;
  return name?.toLowerCase() === sent?.toLowerCase() ? sent : name;
}

/** The name of the row that something is a part of. */
export const nameAt = (target: EventTarget | null): string | null =>
  target instanceof Element
    ? (target.closest("tr[data-name]")?.getAttribute("data-name") ?? null)
    : null;

/** The link of a row, if the row is drawn. */
export const linkIn = (list: RefObject<HTMLElement | null>, name: string) =>
  list.current?.querySelector<HTMLAnchorElement>(`tr[data-name="${CSS.escape(name)}"] a`) ?? null;
