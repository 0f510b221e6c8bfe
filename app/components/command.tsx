import styles from "./command.module.css";

/** A command as it is typed; it breaks between its words only. */
export function Command({ text }: { text: string }) {
  const words = text.split(" ");
  return (
    <code className={styles["command"]}>
      {words.map((word, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place
        <span key={place}>
          {word}
          {place < words.length - 1 ? " " : ""}
        </span>
      ))}
    </code>
  );
}
