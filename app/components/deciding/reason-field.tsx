import { useId } from "react";
import fields from "#app/components/field.module.css";
import { Glyph } from "#app/components/glyph.tsx";
import styles from "./decision.module.css";

type Given = {
  text: string;
  fault: string | null;
  isNeeded: boolean;
  isFirst: boolean;
  onType: (text: string) => void;
};

/** Why, in one line that everybody can read. */
export function ReasonField({ text, fault, isNeeded, isFirst, onType }: Given) {
  const id = useId();
  return (
    <div className={styles["why"]}>
      <label htmlFor={id}>
        <b>Why?</b> {isNeeded ? "" : "You need not say. "}Everybody can read this.
      </label>
      <input
        id={id}
        name="reason"
        className={fields["input"]}
        autoComplete="off"
        data-first={isFirst || undefined}
        required={isNeeded}
        aria-invalid={fault === null ? undefined : true}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        value={text}
        onChange={({ target }) => onType(target.value)}
      />
      {fault === null ? null : (
        <p id={`${id}-fault`} className={styles["fault"]}>
          <Glyph name="cross" /> {fault}
        </p>
      )}
    </div>
  );
}
