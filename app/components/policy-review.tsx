"use client";

import { useRef } from "react";
import { type Drafted, settingsCounted, slotsNote } from "#lib/domain/policy-draft.ts";
import type { Ask } from "./deciding/ask.ts";
import { useDeciding } from "./deciding/deciding-context.ts";
import fields from "./field.module.css";
import { useDraft } from "./policy-draft.tsx";
import styles from "./policy-edit.module.css";

/** In sight as long as something is changed: opens the dialog that shows what would follow from all of it. */
export function PolicyReview() {
  const draft = useDraft();
  const deciding = useDeciding();
  const button = useRef<HTMLButtonElement>(null);
  if (draft === null || deciding === null || draft.drafted.length === 0) return null;
  const { drafted, version } = draft;
  const note = slotsNote(drafted, {
    "slots.count": draft.written("slots.count"),
    "slots.debt": draft.written("slots.debt"),
  });
  const faulty = drafted.filter(({ fault }) => fault !== null);
  return (
    <section className={styles["review"]} aria-label="Changes not sent yet">
      <button
        ref={button}
        type="button"
        className={fields["primary"]}
        aria-disabled={faulty.length > 0}
        aria-describedby="policy-review-words"
        onClick={() => {
          if (faulty.length === 0) deciding.decide(askFor(drafted, version, note), button.current);
        }}
      >
        Review {settingsCounted(drafted)}…
      </button>
      <button type="button" className={fields["button"]} onClick={draft.clear}>
        Reset all
      </button>
      <p id="policy-review-words">
        {faulty.length === 0
          ? "Nothing is changed before you have seen what follows and said why."
          : `Not yet: ${faulty.map(({ key }) => key).join(", ")} can't be so.`}
      </p>
    </section>
  );
}

function askFor(drafted: readonly Drafted[], version: number, note: string | null): Ask {
  const what = settingsCounted(drafted);
  return {
    title: `Change ${what} of the policy`,
    button: `Change ${what}`,
    ...(note === null ? {} : { note }),
    method: "PUT",
    path: "policy",
    body: { settings: Object.fromEntries(drafted.map(({ key, to }) => [key, to])), version },
    reason: "needed",
  };
}
