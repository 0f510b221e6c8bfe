"use client";

import { useId, useRef, useState } from "react";
import type { Ask } from "./deciding/ask.ts";
import { useDeciding } from "./deciding/deciding-context.ts";
import fields from "./field.module.css";
import styles from "./import-view.module.css";

/** As much as the service takes, in bytes. */
const most = 4 * 1024 * 1024;

/** A file or a text with blueprints; the dialog shows what it adds and changes, or its first mistake. */
export function ImportForm() {
  const id = useId();
  const deciding = useDeciding();
  const button = useRef<HTMLButtonElement>(null);
  const [text, setText] = useState("");
  const [rerank, setRerank] = useState(false);
  const [isLarge, setLarge] = useState(false);
  if (deciding === null) return null;
  const obstacle = obstacleOf(text, isLarge);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setLarge(file.size > most);
    if (file.size <= most) setText(await file.text());
  };
  return (
    <div className={styles["form"]}>
      <label>
        A file
        <input
          type="file"
          accept=".yaml,.yml,.json,.txt"
          onChange={({ target }) => take(target.files?.[0])}
        />
      </label>
      <label>
        Or its text
        <textarea
          spellCheck={false}
          value={text}
          onChange={({ target }) => {
            setLarge(false);
            setText(target.value);
          }}
        />
      </label>
      <label className={styles["rerank"]}>
        <input
          type="checkbox"
          checked={rerank}
          onChange={({ target }) => setRerank(target.checked)}
        />
        Its order becomes the rank; then a reason is needed.
      </label>
      <p className={styles["foot"]}>
        <button
          ref={button}
          type="button"
          className={fields["primary"]}
          aria-disabled={obstacle !== null}
          aria-describedby={id}
          onClick={() => {
            if (obstacle === null) deciding.decide(askFor(text, rerank), button.current);
          }}
        >
          Preview the import…
        </button>
        <span id={id}>{obstacle ?? "Shows what it adds and changes first."}</span>
      </p>
    </div>
  );
}

function obstacleOf(text: string, isLarge: boolean): string | null {
  if (isLarge) return "This file has more than 4 MB. Import it in parts, or with the command.";
  return text.trim() === "" ? "Choose a file or paste its text." : null;
}

const askFor = (text: string, rerank: boolean): Ask => ({
  title: rerank ? "Import blueprints and their order" : "Import blueprints",
  button: "Import them",
  note: rerank
    ? "No blueprint is removed. No button puts the order back; the history has it as it was."
    : "No blueprint is removed. No button undoes an import; the history has what each was.",
  method: "POST",
  path: "import",
  body: rerank ? { text, rerank } : { text },
  reason: rerank ? "needed" : "optional",
});
