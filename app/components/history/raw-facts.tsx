import type { EntryView } from "#lib/flow/show-entry.ts";
import styles from "./raw-facts.module.css";

/** Longer ones would make the page slow to load for who only wants to read it. */
const longest = 100_000;

/** The facts as they are kept, for who does not trust our words. */
export function RawFacts({ entry: { seq, reason, facts } }: Pick<EntryView, "entry">) {
  const json = JSON.stringify(facts, null, 2);
  return (
    <details className={styles["raw"]}>
      <summary>
        As they are kept, with the reason’s code <code>{reason.code}</code>
      </summary>
      {json.length > longest ? (
        <p>
          They are too long for a page.{" "}
          <code>slots history --before {seq + 1} --limit 1 --json</code> prints them whole.
        </p>
      ) : (
        <pre>
          <code>{json}</code>
        </pre>
      )}
    </details>
  );
}
