import styles from "./foreign.module.css";

/** A line of a list shows so much of a text; its own page has all of it. */
const line = 300;
/** What a heading shows of a text before it folds the rest away. */
const heading = 240;

/** Words that others wrote, on one line of a list: text and nothing else, in their own direction. */
export function Foreign({ text }: { text: string }) {
  const shown = cut(text, line);
  return <bdi className={styles["line"]}>{shown.length < text.length ? `${shown}…` : shown}</bdi>;
}

/** Words that others wrote, whole; the rest of very long ones is folded away. */
export function ForeignWhole({ text }: { text: string }) {
  const shown = cut(text, heading);
  if (shown.length === text.length) return <bdi dir="auto">{text}</bdi>;
  return (
    <details className={styles["fold"]}>
      <summary>
        <bdi dir="auto">{`${shown}…`}</bdi> <span className={styles["more"]}>show all</span>
      </summary>
      <bdi dir="auto">{text}</bdi>
    </details>
  );
}

/** A blueprint's name, a token that people paste. */
export function Name({ text }: { text: string }) {
  return <bdi className={styles["name"]}>{text}</bdi>;
}

/** Never through the middle of a character. */
const cut = (text: string, length: number) =>
  text.length <= length ? text : [...text.slice(0, length + 1)].slice(0, -1).join("");
