import type { Check } from "#lib/flow/run-doctor.ts";
import { Glyph, type GlyphName } from "./glyph.tsx";
import styles from "./setup-steps.module.css";

const glyphs: Readonly<Record<Check["state"], GlyphName>> = {
  fine: "tick",
  warning: "triangle",
  finding: "cross",
  unknown: "question",
};

/** What the doctor found, each with what to do. */
export function SetupChecks({ checks }: { checks: readonly Check[] | null }) {
  if (checks === null) return null;
  return (
    <ul className={styles["checks"]}>
      {checks.map(({ code, state, text, remedy }) => (
        <li key={`${code} ${text}`} data-state={state}>
          <Glyph name={glyphs[state]} />
          <p>
            <bdi>{text}</bdi> <bdi>{remedy}</bdi>
          </p>
        </li>
      ))}
    </ul>
  );
}
