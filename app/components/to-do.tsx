import { Glyph } from "./glyph.tsx";
import styles from "./to-do.module.css";

type Given = { doNow: readonly string[]; needNot: readonly string[]; nothing: string };

/** What to do now, and what would not help. */
export function ToDo({ doNow, needNot, nothing }: Given) {
  return (
    <section className={styles["pair"]} aria-label="What to do">
      <div className={styles["half"]}>
        <h2>
          <Glyph name="chevron" /> Do now
        </h2>
        {doNow.length === 0 ? <p>{nothing}</p> : null}
        <ol className={styles["steps"]}>
          {doNow.map((step) => (
            <li key={step}>{step}.</li>
          ))}
        </ol>
      </div>
      {needNot.length === 0 ? null : (
        <div className={`${styles["half"]} ${styles["not"]}`}>
          <h2>
            <Glyph name="cross" /> Need not
          </h2>
          <ul>
            {needNot.map((step) => (
              <li key={step}>{step}.</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
