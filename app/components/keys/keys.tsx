"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import "#app/components/arrival.ts";
import { keyFollower, type Wish } from "./press.ts";

const KeyList = lazy(() => import("./key-list.tsx"));
const Palette = lazy(() => import("./palette.tsx"));

/** A page to go to, by what it is called. */
export type Page = { readonly text: string; readonly to: string };

/**
 * The keyboard's way through the pages; `besides` are those that no link of the bar leads to. What it opens is loaded
 * when it is first asked for.
 */
export function Keys({ besides }: { besides: readonly Page[] }) {
  const [wish, setWish] = useState<Wish | null>(null);
  useEffect(() => {
    const follow = keyFollower();
    const press = (event: KeyboardEvent) => {
      const asked = follow(event);
      if (asked === null) return;
      event.preventDefault();
      if (asked !== "done") setWish(asked);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  if (wish === null) return null;
  const close = () => setWish(null);
  return (
    <Suspense>
      {wish === "palette" ? (
        <Palette besides={besides} onClose={close} />
      ) : (
        <KeyList onClose={close} />
      )}
    </Suspense>
  );
}
