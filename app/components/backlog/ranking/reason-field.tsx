import type { MouseEvent } from "react";
import { reasonFault } from "#app/components/deciding/ask.ts";
import styles from "./form.module.css";

type Given = { value: string; onChange: (value: string) => void; isRequired: boolean };

/** One line that everybody will read. */
export function ReasonField({ value, onChange, isRequired }: Given) {
  return (
    <label className={styles["field"]}>
      {isRequired ? "Reason" : "Reason, if you like"}
      <input
        type="text"
        required={isRequired}
        pattern={isRequired ? ".*\\S.*" : undefined}
        maxLength={500}
        autoComplete="off"
        value={value}
        onChange={({ target }) => {
          // An empty field is the form's own matter.
          target.setCustomValidity(reasonFault({ reason: "optional" }, target.value) ?? "");
          onChange(target.value);
        }}
      />
      <span>It is public: everybody reads it in the history.</span>
    </label>
  );
}

/** Of a button that leaves its dialog as if by Escape: the focus goes back. */
export const closeDialog = ({ currentTarget }: MouseEvent): void =>
  currentTarget.closest("dialog")?.close();
