import type { Missing } from "#lib/domain/readiness.ts";
import { lacksWords, missingWords } from "#lib/domain/wording.ts";
import { Glyph } from "./glyph.tsx";
import styles from "./readiness.module.css";

/** Ready, or what is missing and on which changes; in short only what. */
export function Readiness({
  missing,
  isShort = false,
}: {
  missing: readonly Missing[];
  isShort?: boolean;
}) {
  if (missing.length === 0) {
    return (
      <span className={styles["ready"]}>
        <Glyph name="tick" /> ready
      </span>
    );
  }
  return (
    <span className={styles["missing"]}>
      <Glyph name="triangle" /> {missing.map(isShort ? missingWords : lacksWords).join(", ")}
    </span>
  );
}
