import type { Missing } from "#lib/domain/readiness.ts";
import { changesIn, missingWords } from "#lib/domain/wording.ts";
import { Glyph } from "./glyph.tsx";
import styles from "./readiness.module.css";

/** Ready, or what is missing and on which changes. */
export function Readiness({ missing }: { missing: readonly Missing[] }) {
  if (missing.length === 0) {
    return (
      <span className={styles["ready"]}>
        <Glyph name="tick" /> ready
      </span>
    );
  }
  return (
    <span className={styles["missing"]}>
      <Glyph name="triangle" /> {missing.map(words).join(", ")}
    </span>
  );
}

function words(missing: Missing): string {
  const word = missingWords[missing.code];
  return "changes" in missing ? `${word} on ${changesIn(missing)}` : word;
}
