import styles from "./foreign.module.css";

/** A line of a list shows so much of a text; its own page has all of it. */
const line = 300;
/** What a heading shows of a text before it folds the rest away. */
const heading = 240;

/** Words that others wrote, on one line of a list: text and nothing else, in their own direction. */
export function Foreign({ text }: { text: string }) {
  return <bdi className={styles["line"]}>{brief(text)}</bdi>;
}

/** As much of a text as a line of a list shows. */
export function brief(text: string): string {
  const shown = cut(text, line);
  return shown.length < text.length ? `${shown}…` : shown;
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

/** Words that others wrote, as a heading: the rest of very long ones is in `ForeignRest`. */
export function ForeignHeading({ text }: { text: string }) {
  const shown = cut(text, heading);
  return <bdi dir="auto">{shown.length === text.length ? text : `${shown}…`}</bdi>;
}

/** All of a text that its heading cut, folded away; nothing where the heading has it whole. */
export function ForeignRest({ text }: { text: string }) {
  if (cut(text, heading).length === text.length) return null;
  return (
    <details className={styles["fold"]}>
      <summary>
        <span className={styles["more"]}>show all</span>
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
