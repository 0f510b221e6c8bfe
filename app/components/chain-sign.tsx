import type { ChangeState } from "#lib/domain/change-state.ts";
import styles from "./chain-sign.module.css";

/** A circle of 13 with what is drawn in it; merged ones are joined squares. */
const marks: Readonly<Record<ChangeState, string>> = {
  merged: "",
  approved: "M4 6.8l1.8 1.8 3.4-4",
  reviewers: "M6.5 6.5v.01",
  author: "",
  ci: "M6.5 6.5v.01",
  "ci-failed": "M4.6 4.6l3.8 3.8M8.4 4.6L4.6 8.4",
  conflict: "M6.5 3.9v3.2M6.5 9v.01",
  wip: "",
  held: "M5.2 4.6v3.8M7.8 4.6v3.8",
  open: "M4.4 6.5h4.2",
  abandoned: "M4.4 8.6l4.2-4.2",
};

/** The sign of one change's state; always beside its word or inside of something that says it. */
export function ChainSign({ state }: { state: ChangeState }) {
  if (state === "merged") return <i className={styles["merged"]} aria-hidden="true" />;
  return (
    <svg className={`${styles["sign"]} ${styles[state]}`} viewBox="0 0 13 13" aria-hidden="true">
      <circle cx="6.5" cy="6.5" r="5.6" />
      {state === "author" ? (
        <path className={styles["half"]} d="M6.5 .9a5.6 5.6 0 0 0 0 11.2z" />
      ) : null}
      {marks[state] === "" ? null : <path d={marks[state]} />}
    </svg>
  );
}
