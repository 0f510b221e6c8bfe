import type { ReactNode } from "react";
import { Glyph, type GlyphName } from "./glyph.tsx";
import styles from "./verdict-banner.module.css";

export type Tone = "good" | "hold" | "plain";

type Given = {
  tone: Tone;
  glyph: GlyphName;
  /** The sentence of `slots why`. */
  sentence: string;
  /** One figure with what it counts. */
  figure?: { readonly value: string; readonly unit: string } | null;
  children?: ReactNode;
};

/** The answer of a page, in one sentence, and what it means. */
export function VerdictBanner({ tone, glyph, sentence, figure = null, children }: Given) {
  return (
    <section className={`${styles["banner"]} ${styles[tone]}`} aria-label="Answer">
      <span className={styles["disc"]}>
        <Glyph name={glyph} />
      </span>
      <div className={styles["words"]}>
        <h1>{sentence}</h1>
        {children}
      </div>
      {figure === null ? null : (
        <p className={styles["figure"]}>
          <b>{figure.value}</b> <span>{figure.unit}</span>
        </p>
      )}
    </section>
  );
}
