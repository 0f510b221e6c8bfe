import { useEffect, useRef } from "react";
import { backlogPage } from "#app/components/addresses.ts";
import { type BacklogFilter, filterInAddress } from "#lib/domain/backlog-filter.ts";
import { scrolled } from "./use-scroll-memory.ts";
import { nameAt } from "./use-selection.ts";

type Address = {
  readonly project: string;
  readonly filter: BacklogFilter;
  readonly around: string | null;
  /** Not while the server alone knows what the rest of the address means. */
  readonly isOn: boolean;
};

/** In milliseconds; not with every keystroke, for browsers take only so many in a minute. */
const settled = 250;
/** So long after somebody has followed a link, a change of the address would call them back. */
const leaving = 5_000;

/** Keeps the address true to what is shown, so that it can be sent to others, loaded again and come back to. */
export function useAddress({ project, filter, around, isOn }: Address): void {
  const leftAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!isOn) return;
    const write = (row: string | null) => replaceBy(addressOf(project, filter, row));
    const timer = setTimeout(() => {
      if (performance.now() - leftAt.current > leaving) write(around);
    }, settled);
    const leave = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest("a") : null;
      if (link === null || link.pathname === location.pathname) return;
      leftAt.current = performance.now();
      write(nameAt(target) ?? around);
    };
    addEventListener("click", leave, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("click", leave, { capture: true });
    };
  }, [project, filter, around, isOn]);
}

const addressOf = (project: string, filter: BacklogFilter, around: string | null): string =>
  backlogPage(project, { ...filterInAddress(filter), ...(around === null ? {} : { around }) });

function replaceBy(address: string) {
  if (`${location.pathname}${location.search}` !== address) {
    history.replaceState(scrolled(), "", address);
  }
}
