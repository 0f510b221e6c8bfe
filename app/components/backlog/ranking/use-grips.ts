import { type RefObject, useEffect, useRef } from "react";
import { nameAt } from "#app/components/backlog/use-selection.ts";

/** Hears of a click on any grip of the list, and of the row that it begins. */
export function useGrips(
  list: RefObject<HTMLElement | null>,
  onGrip: (grip: HTMLElement, name: string) => void,
): void {
  const latest = useRef(onGrip);
  useEffect(() => {
    latest.current = onGrip;
  });
  useEffect(() => {
    const element = list.current;
    const click = ({ target }: MouseEvent) => {
      const grip = target instanceof Element ? target.closest<HTMLElement>("[data-grip]") : null;
      const name = nameAt(grip);
      if (grip !== null && name !== null) latest.current(grip, name);
    };
    element?.addEventListener("click", click);
    return () => element?.removeEventListener("click", click);
  }, [list]);
}
