import type { ReactNode } from "react";
import { Glyph, type GlyphName } from "./glyph.tsx";
import styles from "./verdict-banner.module.css";

export type Tone = "good" | "hold" | "plain";

type Given = {
  tone: Tone;
  glyph: GlyphName;
  /** The answer, in one sentence. */
  sentence: string;
  /** At the right: one figure with what it counts, or whose turn it is. */
  figure?: { readonly value: string; readonly unit: string } | null;
  mark?: ReactNode;
  children?: ReactNode;
};

/** The answer of a page, and what it means. */
export function VerdictBanner({ tone, glyph, sentence, figure = null, mark, children }: Given) {
  return (
    <section className={`${styles["banner"]} ${styles[tone]}`} aria-label="Answer">
      <span className={styles["disc"]}>
        <Glyph name={glyph} />
      </span>
      <div className={styles["words"]}>
        <h2>{sentence}</h2> {children}
      </div>
      {figure === null ? null : (
        <p className={styles["figure"]}>
          <b>{figure.value}</b> <span>{figure.unit}</span>
        </p>
      )}
      {mark === undefined ? null : <div className={styles["mark"]}>{mark}</div>}
    </section>
  );
}

/** What is said after the answer; nothing where that is all. */
export function Rest({ text }: { text: string }) {
  return text === "" ? null : <p>{text}</p>;
}
