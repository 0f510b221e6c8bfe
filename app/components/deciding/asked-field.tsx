import fields from "#app/components/field.module.css";
import type { Field } from "./ask.ts";
import { BlueprintField } from "./blueprint-field.tsx";
import styles from "./decision.module.css";

type Given = {
  project: string;
  field: Field;
  text: string;
  isFirst: boolean;
  onType: (text: string) => void;
};

/** What a verb needs to know besides the reason. */
export function AskedField({ project, field, text, isFirst, onType }: Given) {
  if (field.kind === "blueprint") {
    return <BlueprintField {...{ project, field, text, isFirst, onType }} />;
  }
  if (field.kind === "word") {
    return (
      <label className={`${fields["field"]} ${styles["short"]}`}>
        <span>
          <b>{field.label},</b> type {field.word}
        </span>
        <input
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={text}
          onChange={({ target }) => onType(target.value)}
        />
      </label>
    );
  }
  const isDay = field.kind === "day";
  return (
    <label className={`${fields["field"]} ${styles["short"]}`}>
      <span>
        <b>{field.label}</b> {isDay ? "the day on which they are back, UTC" : `1 to ${field.most}`}
      </span>
      <input
        type={isDay ? "date" : "number"}
        min={isDay ? tomorrow() : 1}
        max={isDay ? "9999-12-31" : field.most}
        required
        data-first={isFirst || undefined}
        value={text}
        onChange={({ target }) => onType(target.value)}
      />
    </label>
  );
}

/** The first day that is not over yet, as a field of dates writes it. */
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
