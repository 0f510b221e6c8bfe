import { labelInitials } from "#lib/domain/change-state-words.ts";
import { votePoints } from "#lib/domain/phrases.ts";
import styles from "./votes.module.css";

type Given = { votes: readonly { readonly label: string; readonly value: number }[] };

/** What people and CI voted, by the initials of each label. */
export function Votes({ votes }: Given) {
  return (
    <span className={styles["votes"]}>
      {votes.map(({ label, value }) => (
        <span key={label}>
          <abbr title={label}>{labelInitials(label)}</abbr>{" "}
          <b className={styles[value < 0 ? "against" : "for"]}>{votePoints(value)}</b>
        </span>
      ))}
    </span>
  );
}
