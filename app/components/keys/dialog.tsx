import { type ReactNode, useEffect, useRef } from "react";
import styles from "./dialog.module.css";

type Given = { label: string; onClose: () => void; children: ReactNode };

/** The browser's own dialog: it keeps the focus inside, Esc closes it, and the focus goes back to where it was. */
export function Dialog({ label, onClose, children }: Given) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it; a click beside it does the same
    <dialog
      ref={dialog}
      aria-label={label}
      className={styles["dialog"]}
      onClose={onClose}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) currentTarget.close();
      }}
    >
      <div className={styles["inside"]}>{children}</div>
    </dialog>
  );
}
