import { orderAfter, type Wish, wishAt } from "#lib/domain/moving.ts";
import { gapAfter } from "./keys.ts";
import { whatOf } from "./place-dialog.tsx";
import type { Lift } from "./use-lift.ts";

type Given = {
  readonly lift: Lift;
  readonly order: readonly string[];
  readonly reveal: (index: number) => void;
  readonly say: (words: string) => void;
  readonly move: (wish: Wish) => void;
};

/** Lifting, moving and dropping rows with the keyboard alone. */
export function useLiftKeys({ lift, order, reveal, say, move }: Given) {
  const putBack = () => {
    const names = lift.now.current?.names ?? [];
    lift.end();
    say(`${whatOf(names)} is back at ${order.indexOf(names[0] ?? "") + 1}.`);
  };
  const drop = () => {
    const wish = lift.end();
    if (wish !== null) move(wish);
  };
  const carry = (key: string, names: readonly string[]) => {
    const gap = nextGap(key, { order, names, from: lift.gap.current });
    if (gap === null) return;
    reveal(Math.min(gap, order.length - 1));
    lift.showAt(gap);
    requestAnimationFrame(() => requestAnimationFrame(() => lift.showAt(gap)));
    say(placeWords(order, names, gap));
  };
  return {
    putBack,
    drop,
    lift: (names: readonly string[]) => {
      lift.begin({ names, by: "keys" });
      const rank = order.indexOf(names[0] ?? "") + 1;
      say(
        `${whatOf(names)} is lifted from ${rank}. Arrows move it, Space drops it, Escape puts it back.`,
      );
    },
    /** What a key means while something is lifted; true for what goes no further. */
    take: (key: string): boolean => {
      const names = lift.now.current?.names ?? [];
      if (key === "Escape") putBack();
      else if (key === " " || key === "Enter") drop();
      else carry(key, names);
      return key !== "Tab" && key !== "Shift";
    },
  };
}

type From = {
  readonly order: readonly string[];
  readonly names: readonly string[];
  readonly from: number;
};

/** The next gap that is another place: on both sides of what is lifted is its own. */
function nextGap(key: string, { order, names, from }: From): number | null {
  const place = (gap: number) => orderAfter(order, wishAt(order, names, gap))?.join("\n");
  let gap = gapAfter(key, from, order.length);
  let last = from;
  while (gap !== null && gap !== last && place(gap) === place(from)) {
    last = gap;
    gap = gapAfter(key, gap, order.length);
  }
  return gap;
}

/** "10, after virt-driver-large-pages" */
function placeWords(order: readonly string[], names: readonly string[], gap: number): string {
  const [first = ""] = names;
  const after = orderAfter(order, wishAt(order, names, gap)) ?? order;
  const index = after.indexOf(first);
  return index === 0 ? "1, at the top" : `${index + 1}, after ${after[index - 1]}`;
}
