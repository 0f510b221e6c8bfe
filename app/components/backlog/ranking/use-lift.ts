import { type RefObject, useEffect, useRef, useState } from "react";
import { orderAfter, type Wish, wishAt } from "#lib/domain/moving.ts";
import { drawnIn, topOf } from "./geometry.ts";

/** Rows that somebody has in the hand. */
export type Lifted = { readonly names: readonly string[]; readonly by: "keys" | "pointer" };

export type Lift = {
  readonly lifted: Lifted | null;
  /** The same at this very moment: keys may be faster than the page is drawn. */
  readonly now: RefObject<Lifted | null>;
  /** Where they would go, as a gap between rows; it changes without a render. */
  readonly gap: RefObject<number>;
  readonly line: RefObject<HTMLDivElement | null>;
  readonly label: RefObject<HTMLElement | null>;
  readonly begin: (lifted: Lifted) => void;
  /** Shows where that is; while the list scrolls by itself the words follow more slowly than the line. */
  readonly showAt: (gap: number, isScrolling?: boolean) => void;
  /** What letting go of them now means. */
  readonly end: () => Wish | null;
};

/** What is lifted, and the line where it would be put. */
export function useLift(list: RefObject<HTMLElement | null>, order: readonly string[]): Lift {
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const now = useRef<Lifted | null>(null);
  const gap = useRef(0);
  const line = useRef<HTMLDivElement>(null);
  const label = useRef<HTMLElement>(null);
  const isWordy = useWordy(list);
  const showAt = (next: number, isScrolling = false) => {
    gap.current = next;
    const top = list.current && topOf(list.current, next);
    if (line.current !== null) {
      line.current.hidden = top === null;
      line.current.style.transform = `translateY(${Math.round((top ?? 0) - 2)}px)`;
    }
    if (label.current !== null && now.current !== null && isWordy(isScrolling)) {
      label.current.textContent = fromTo(order, now.current.names, next);
    }
  };
  // The line is drawn as soon as it is there, and again where the rows were.
  useEffect(() => {
    if (lifted !== null) showAt(gap.current);
  });
  const begin = (next: Lifted) => {
    gap.current = order.indexOf(next.names[0] ?? "");
    now.current = next;
    setLifted(next);
  };
  const end = () => {
    const wish = now.current && wishAt(order, now.current.names, gap.current);
    now.current = null;
    setLifted(null);
    return wish;
  };
  return { lifted, now, gap, line, label, begin, showAt, end };
}

/** So long words stay while the list scrolls by itself, in milliseconds. */
const readable = 300;

/**
 * Whether words may change now. While a list scrolls, a word that changes has all of it painted anew, and nobody reads
 * sixty of them a second: they change with the rows that are drawn, in the same picture, and a few times besides.
 */
function useWordy(list: RefObject<HTMLElement | null>) {
  const last = useRef({ drawn: "", at: 0 });
  return (isScrolling: boolean): boolean => {
    const next = { drawn: drawnIn(list.current), at: performance.now() };
    const { drawn, at } = last.current;
    if (isScrolling && next.drawn === drawn && next.at - at < readable) return false;
    last.current = next;
    return true;
  };
}

/** "19 → 10" */
export function fromTo(order: readonly string[], names: readonly string[], gap: number): string {
  const [first = ""] = names;
  const after = orderAfter(order, wishAt(order, names, gap)) ?? order;
  return `${order.indexOf(first) + 1} → ${after.indexOf(first) + 1}`;
}
