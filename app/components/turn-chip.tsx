import { age } from "#lib/domain/age.ts";
import { turnHolderWords } from "#lib/domain/turn-words.ts";
import { Glyph, type GlyphName } from "./glyph.tsx";
import styles from "./turn-chip.module.css";

export type TurnHolder = keyof typeof turnHolderWords;

/** The sign of each holder. */
export const turnGlyphs: Readonly<Record<TurnHolder, GlyphName>> = {
  reviewers: "eye",
  author: "person",
  ci: "terminal",
  nobody: "minus",
  unknown: "question",
};

type Given = {
  of: TurnHolder;
  /** Since when, with the reader's now; null where it lasts since nobody knows when. */
  since: Date | null;
  now: Date;
  /** On a page about one person: who it is. */
  word?: string;
  /** On one's own page: it is the reader's turn. */
  isYou?: boolean;
};

/** Whose turn it is and for how long. Ink-filled means that somebody should review this. */
export function TurnChip({ of, since, now, word, isYou = false }: Given) {
  return (
    <span className={`${styles["chip"]} ${styles[isYou ? "you" : of]}`}>
      <Glyph name={turnGlyphs[of]} />
      <span className="unseen">Turn: </span>
      {isYou ? "You" : <bdi>{word ?? turnHolderWords[of]}</bdi>}
      {since === null ? null : (
        <time dateTime={since.toISOString()} title={since.toUTCString()}>
          {age(since, now)}
        </time>
      )}
    </span>
  );
}
