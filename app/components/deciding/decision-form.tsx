import { useEffect, useRef } from "react";
import buttons from "#app/components/field.module.css";
import type { Ask, Field } from "./ask.ts";
import { AskedField } from "./asked-field.tsx";
import type { Deciding } from "./deciding-context.ts";
import styles from "./decision.module.css";
import { PreviewPart } from "./preview-part.tsx";
import { ReasonField } from "./reason-field.tsx";
import { Trouble } from "./trouble.tsx";
import { type Decision, useDecision } from "./use-decision.ts";

type Given = { ask: Ask; deciding: Deciding };

/** Figures first, then why, then one button whose words say what happens. */
export function DecisionForm({ ask, deciding }: Given) {
  const form = useRef<HTMLFormElement>(null);
  const close = () => form.current?.closest("dialog")?.close();
  const decision = useDecision(ask, deciding, close);
  const { typed, previewed, failure, fault, submit } = decision;
  const { fields = [], note } = ask;
  const words = fields.filter(({ kind }) => kind === "word");
  const chosen = fields.filter((field) => !words.includes(field));
  const isImpossible = isOver(previewed);
  // The browser looks for it when it opens the dialog around.
  useEffect(() => form.current?.querySelector("[data-first]")?.setAttribute("autofocus", ""), []);
  return (
    <form
      ref={form}
      className={styles["form"]}
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        await submit();
        form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      }}
    >
      <h2>{ask.title}</h2>
      <Fields fields={chosen} project={deciding.project} decision={decision} />
      <PreviewPart
        previewed={previewed}
        trouble={(unsent) => (
          <Trouble unsent={unsent} ask={ask} deciding={deciding} onAgain={decision.askAgain} />
        )}
      />
      <div className={styles["bottom"]}>
        {note === undefined || isImpossible ? null : <p className={styles["note"]}>{note}</p>}
        {ask.reason === "none" || isImpossible ? null : (
          <ReasonField
            text={typed["reason"] ?? ""}
            fault={fault}
            isNeeded={ask.reason === "needed"}
            isFirst={chosen.length === 0}
            onType={(text) => decision.type("reason", text)}
          />
        )}
        {isImpossible ? null : (
          <Fields fields={words} project={deciding.project} decision={decision} />
        )}
        {failure === null || isSaid(decision) ? null : (
          <Trouble unsent={failure} ask={ask} deciding={deciding} />
        )}
        <Foot ask={ask} decision={decision} isImpossible={isImpossible} onClose={close} />
      </div>
    </form>
  );
}

type FieldsGiven = { fields: readonly Field[]; project: string; decision: Decision };

function Fields({ fields, project, decision: { typed, type } }: FieldsGiven) {
  return fields.map((field, place) => (
    <AskedField
      key={field.key}
      project={project}
      field={field}
      text={typed[field.key] ?? ""}
      isFirst={place === 0 && field.kind !== "word"}
      onType={(text) => type(field.key, text)}
    />
  ));
}

/** Nothing is asked where the service says that it can't be; but nothing is taken away that somebody may be typing. */
const isOver = (previewed: Decision["previewed"]): boolean =>
  !("hasChanged" in previewed) &&
  ["refused", "not-allowed", "signed-out", "offline"].includes(previewed.kind);

/** The figures say it already: it was asked anew what follows. */
const isSaid = ({ previewed, failure }: Decision): boolean =>
  failure !== null &&
  "detail" in failure &&
  "detail" in previewed &&
  failure.detail === previewed.detail;

type FootGiven = { ask: Ask; decision: Decision; isImpossible: boolean; onClose: () => void };

function Foot({ ask, decision, isImpossible, onClose }: FootGiven) {
  const { isKnown, isSending, previewed, waitsFor } = decision;
  const addsHolds = previewed.kind === "preview" && previewed.follows.holds > 0;
  return (
    <div className={styles["foot"]}>
      {isImpossible ? null : (
        <button
          type="submit"
          className={buttons["primary"]}
          aria-disabled={!isKnown || isSending}
          data-first={ask.reason === "none" || undefined}
        >
          {isSending ? "Sending…" : ask.button}
        </button>
      )}
      <button
        type="button"
        className={buttons["button"]}
        onClick={isImpossible ? onClose : decision.cancel}
      >
        {isImpossible ? "Close" : "Cancel"}
      </button>
      <p className={styles["later"]} aria-live="polite">
        {waitsFor}
        {addsHolds && waitsFor === null ? "Sent in 30 s; until then you can undo it." : null}
      </p>
    </div>
  );
}
