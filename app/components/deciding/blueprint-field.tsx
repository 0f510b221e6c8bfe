import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { loadSnapshot } from "#app/components/backlog/snapshot.ts";
import fields from "#app/components/field.module.css";
import { Foreign, Name } from "#app/components/foreign.tsx";
import type { BacklogRow } from "#lib/domain/backlog.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import type { Field } from "./ask.ts";
import styles from "./blueprint-field.module.css";
import { choicesIn, choiceWords } from "./choices.ts";

type Given = {
  project: string;
  field: Extract<Field, { kind: "blueprint" }>;
  /** The name that is chosen; empty for none. */
  text: string;
  isFirst: boolean;
  onType: (name: string) => void;
};

/** Chooses a blueprint: the ready ones come first, by rank. */
export function BlueprintField({ project, field, text, isFirst, onType }: Given) {
  const id = useId();
  const rows = useRows(project);
  const [asked, setAsked] = useState(text);
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const choices = rows === null || !isOpen ? [] : choicesIn(rows, asked, field.but ?? null);
  const chosen = choices[Math.min(at, choices.length - 1)];
  const choose = (row: BacklogRow) => {
    setAsked(row.name);
    setOpen(false);
    onType(row.name);
  };
  const ask = (words: string) => {
    setAsked(words);
    setAt(0);
    setOpen(true);
    onType(rows?.find(({ name }) => keyOf(name) === keyOf(words.trim()))?.name ?? "");
  };
  return (
    <div className={styles["choosing"]}>
      <label className={fields["field"]} htmlFor={id}>
        <b>{field.label}</b>
      </label>
      <input
        id={id}
        className={`${fields["input"]} ${styles["input"]}`}
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen && `${id}-${choices.indexOf(chosen)}`}
        aria-autocomplete="list"
        placeholder="Name or title of a blueprint"
        autoComplete="off"
        spellCheck={false}
        data-first={isFirst || undefined}
        value={asked}
        onChange={({ target }) => ask(target.value)}
        onFocus={() => setOpen(text === "")}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => steer(event, { choices, chosen, isOpen, setAt, setOpen, choose })}
      />
      <Choices id={id} choices={choices} chosen={chosen} onChoose={choose} />
      {isOpen && rows !== null && choices.length === 0 ? (
        <p className={styles["none"]}>No blueprint is called so.</p>
      ) : null}
    </div>
  );
}

/** Null while they are on their way; none where they can't be had. */
function useRows(project: string): readonly BacklogRow[] | null {
  const [rows, setRows] = useState<readonly BacklogRow[] | null>(null);
  useEffect(() => {
    let isGone = false;
    loadSnapshot(project)
      .then((snapshot) => isGone || setRows(snapshot.rows))
      .catch(() => isGone || setRows([]));
    return () => {
      isGone = true;
    };
  }, [project]);
  return rows;
}

type Steered = {
  choices: readonly BacklogRow[];
  chosen: BacklogRow | undefined;
  isOpen: boolean;
  setAt: (next: (at: number) => number) => void;
  setOpen: (isOpen: boolean) => void;
  choose: (row: BacklogRow) => void;
};

/** Arrows go through the list, Enter takes what they are on, and Esc closes the list before it closes the dialog. */
function steer(event: KeyboardEvent, { choices, chosen, isOpen, ...list }: Steered): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const last = Math.max(0, choices.length - 1);
  if (step !== undefined && isOpen) list.setAt((at) => Math.min(last, Math.max(0, at + step)));
  else if (step !== undefined) list.setOpen(true);
  else if (!isOpen || chosen === undefined) return;
  else if (event.key === "Enter") list.choose(chosen);
  else if (event.key === "Escape") list.setOpen(false);
  else return;
  event.preventDefault();
}

type ChoicesGiven = {
  id: string;
  choices: readonly BacklogRow[];
  chosen: BacklogRow | undefined;
  onChoose: (row: BacklogRow) => void;
};

function Choices({ id, choices, chosen, onChoose }: ChoicesGiven) {
  return (
    <div
      role="listbox"
      id={`${id}-list`}
      aria-label="Blueprints"
      className={styles["list"]}
      hidden={choices.length === 0}
    >
      {choices.map((row, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
        <div
          key={row.name}
          role="option"
          id={`${id}-${index}`}
          tabIndex={-1}
          aria-selected={row === chosen}
          className={styles["choice"]}
          // The field keeps the focus, so that the list stays until the click.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(row)}
        >
          <span className={styles["words"]}>
            <Name text={row.name} /> <Foreign text={row.title} />
          </span>
          <span className={styles["state"]}>
            rank {row.rank}, {choiceWords(row)}
          </span>
        </div>
      ))}
    </div>
  );
}
