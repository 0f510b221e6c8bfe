import { useRef, useState } from "react";
import { Dialog } from "#app/components/keys/dialog.tsx";
import styles from "./form.module.css";
import { whatOf } from "./place-dialog.tsx";
import { closeDialog, ReasonField } from "./reason-field.tsx";

type Given = {
  names: readonly string[];
  /** Why one is asked for. */
  why: string;
  /** What was given before, as when the move failed for something else. */
  given: string;
  onReason: (reason: string) => void;
  onClose: () => void;
};

/** Asks why, where the policy wants to know. */
export function ReasonDialog({ names, why, given, onReason, onClose }: Given) {
  const [reason, setReason] = useState(given);
  const answer = useRef<string | null>(null);
  const close = () => {
    if (answer.current === null) onClose();
    else onReason(answer.current);
  };
  return (
    <Dialog label="Reason for this move" onClose={close}>
      <form
        method="dialog"
        className={styles["form"]}
        onSubmit={() => {
          answer.current = reason.trim() === "" ? null : reason.trim();
        }}
      >
        <h2>Why does {whatOf(names)} move?</h2>
        <p>{why}</p>
        <ReasonField value={reason} onChange={setReason} isRequired={true} />
        <div className={styles["actions"]}>
          <button type="button" className={styles["button"]} onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" className={styles["primary"]}>
            Move
          </button>
        </div>
      </form>
    </Dialog>
  );
}
