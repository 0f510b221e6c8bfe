"use client";

import { useId } from "react";
import { type PolicyKey, settings } from "#lib/domain/policy.ts";
import fields from "./field.module.css";
import { Glyph } from "./glyph.tsx";
import { useDraft } from "./policy-draft.tsx";
import styles from "./policy-edit.module.css";

/** The field of one setting, for who may set it: what it takes, what it was, and the way back to that. */
export function PolicyField({ name }: { name: PolicyKey }) {
  const id = useId();
  const draft = useDraft();
  if (draft === null) return null;
  const changed = draft.drafted.find(({ key }) => key === name);
  const sent = draft.sent[name];
  return (
    <div className={styles["edit"]}>
      <Input id={id} name={name} />
      <p id={`${id}-takes`} className={styles["takes"]}>
        {changed?.fault == null ? (
          settings[name].takes
        ) : (
          <span className={styles["fault"]}>
            <Glyph name="cross" /> {changed.fault}
          </span>
        )}
      </p>
      {sent === undefined ? null : (
        <p className={styles["before"]}>
          <span>
            <Glyph name="clock" /> sent, not in effect yet: <b>{sent || "none"}</b>
          </span>
        </p>
      )}
      {changed === undefined ? null : (
        <p className={styles["before"]}>
          <span>
            changed, {sent === undefined ? "in force" : "sent as"} <b>{changed.from || "none"}</b>
          </span>
          <button
            type="button"
            className={fields["button"]}
            onClick={() => {
              draft.write(name, null);
              document.getElementById(id)?.focus();
            }}
          >
            Reset<span className="unseen"> {name}</span>
          </button>
        </p>
      )}
    </div>
  );
}

function Input({ id, name }: { id: string; name: PolicyKey }) {
  const draft = useDraft();
  const { words } = settings[name];
  if (draft === null) return null;
  const changed = draft.drafted.find(({ key }) => key === name);
  const given = {
    id,
    className: fields["input"],
    "aria-label": name,
    "aria-describedby": `${id}-takes`,
    "data-changed": changed === undefined ? undefined : "",
    value: draft.written(name),
  };
  if (words === undefined) {
    return (
      <input
        {...given}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-invalid={changed?.fault == null ? undefined : true}
        onChange={({ target }) => draft.write(name, target.value)}
      />
    );
  }
  return (
    <select {...given} onChange={({ target }) => draft.write(name, target.value)}>
      {words.map((word) => (
        <option key={word}>{word}</option>
      ))}
    </select>
  );
}
