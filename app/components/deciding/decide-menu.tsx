"use client";

import { usePathname } from "next/navigation";
import { lazy, Suspense, useRef, useState } from "react";
import type { OfferedBlueprint, OfferedChange } from "#lib/domain/offers.ts";
import styles from "./decide-menu.module.css";
import { useDeciding } from "./deciding-context.ts";

const MenuList = lazy(() => import("./menu-list.tsx"));

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
  const button = useRef<HTMLButtonElement>(null);
  const [openAt, setOpenAt] = useState<string | null>(null);
  const here = usePathname();
  if (deciding === null) return null;
  const isOpen = openAt === here;
  const close = () => setOpenAt(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles["decide"]}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-decide=""
        data-small={isSmall || undefined}
        onClick={() => setOpenAt(isOpen ? null : here)}
      >
        Decide…<span className="unseen"> on {about}</span>
      </button>
      {isOpen ? (
        <Suspense>
          <MenuList on={on} about={about} deciding={deciding} opener={button} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
