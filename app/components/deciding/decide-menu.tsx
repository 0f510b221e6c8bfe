"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { OfferedBlueprint, OfferedChange } from "#lib/domain/offers.ts";
import styles from "./decide-menu.module.css";
import { useDeciding } from "./deciding-context.ts";

/** It comes with the first sign that somebody decides, so not to who only reads, and then stays. */
let MenuList: typeof import("./menu-list.tsx")["default"] | null = null;

/** What is decided on, and what of it decides what the menu offers. */
export type Decidable =
  | {
      readonly kind: "blueprint";
      readonly name: string;
      readonly slot: number | null;
      readonly standing: OfferedBlueprint["standing"];
      readonly owner: string | null;
    }
  | ({
      readonly kind: "change";
      readonly change: number;
      readonly owner: string;
    } & Omit<OfferedChange, "isOwn">);

type Given = {
  on: Decidable;
  /** What it is on, for who hears only the button. */
  about: string;
  /** In a line of small words. */
  isSmall?: boolean;
};

/** The way to everything that can be decided on one thing; nothing for who has not signed in. */
export function DecideMenu({ on, about, isSmall = false }: Given) {
  const deciding = useDeciding();
  const opener = useRef<HTMLButtonElement>(null);
  const [openAt, setOpenAt] = useState<string | null>(null);
  const [, setLoaded] = useState(false);
  const here = usePathname();
  const onClose = () => setOpenAt(null);
  /** Where it fails it is tried again with the next key; only who has asked for the menu is told. */
  const load = (onFailure = () => {}) => {
    // Each key asks, for each menu of the page.
    if (MenuList !== null) return;
    import("./menu-list.tsx").then((code) => {
      MenuList = code.default;
      setLoaded(true);
    }, onFailure);
  };
  const loadAsked = () =>
    load(() => {
      onClose();
      deciding?.warn("This page can't load what can be decided. Load it anew and try again.");
    });
  useEffect(() => {
    if (deciding === null) return;
    // The keys to a menu come one after another; Escape calls off one that is on its way.
    const hear = ({ key }: KeyboardEvent) => (key === "Escape" ? onClose() : load());
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  });
  if (deciding === null) return null;
  const isWanted = openAt === here;
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={styles["decide"]}
        aria-haspopup="menu"
        aria-expanded={isWanted}
        data-decide=""
        data-small={isSmall || undefined}
        onPointerEnter={() => load()}
        onClick={() => {
          setOpenAt(isWanted ? null : here);
          loadAsked();
        }}
      >
        {isWanted && !MenuList ? "Opening…" : "Decide…"}
        <span className="unseen"> on {about}</span>
      </button>
      {isWanted && MenuList && <MenuList {...{ on, about, deciding, opener, onClose }} />}
    </>
  );
}
