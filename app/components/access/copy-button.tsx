"use client";

import { useState } from "react";
import fields from "#app/components/field.module.css";
import styles from "./access.module.css";

/** Copies a text, and says whether it is done: seen and heard. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    setSaid("");
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`Copied ${what}.`);
    } catch {
      setSaid(`The browser did not copy ${what}: select it instead.`);
    }
  };
  return (
    <div className={styles["copy"]}>
      <button type="button" className={fields["button"]} onClick={() => void copy()}>
        Copy<span className="unseen"> {what}</span>
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
