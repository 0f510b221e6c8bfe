import type { ReactNode } from "react";
import { Glyph, type GlyphName } from "./glyph.tsx";
import styles from "./notice.module.css";

type Given = {
  tone: "plain" | "warn" | "stop";
  glyph: GlyphName;
  fact: ReactNode;
  children: ReactNode;
};

/** One banner: what is so, and what follows. */
export function Notice({ tone, glyph, fact, children }: Given) {
  return (
    <section className={`${styles["notice"]} ${styles[tone]}`} aria-label="Notice">
      <Glyph name={glyph} />
      <p>
        <strong>{fact}</strong> {children}
      </p>
    </section>
  );
}
