import { type RefObject, useCallback, useEffect, useRef } from "react";
import { type ListHandle, reveal as revealRow } from "#app/components/backlog/use-commands.ts";

type Given = {
  readonly list: RefObject<HTMLElement | null>;
  readonly handle: RefObject<ListHandle | null>;
  readonly order: readonly string[];
};

/** Brings a row into sight, now or where it is after the next move; it scrolls as little as that needs. */
export function useReveal({ list, handle, order }: Given) {
  const wanted = useRef<string | null>(null);
  const reveal = useCallback((index: number) => revealRow({ list, handle }, index), [list, handle]);
  useEffect(() => {
    const name = wanted.current;
    wanted.current = null;
    // The list is drawn in this order only after the page has heard of it.
    if (name !== null) requestAnimationFrame(() => reveal(order.indexOf(name)));
  }, [order, reveal]);
  return {
    reveal,
    revealSoon: (name: string) => {
      wanted.current = name;
    },
  };
}
