import type { ChangeState } from "#lib/domain/change-state.ts";
import { chainSentence, changeStateWords, statesAmong } from "#lib/domain/change-state-words.ts";
import styles from "./chain-cells.module.css";
import { ChainSign } from "./chain-sign.tsx";

/** More signs than these: the merged ones become three squares and their number. */
const most = 24;

/** The changes of a blueprint as signs, by number with the merged ones first; one picture with a sentence for its name. */
export function ChainCells({ states }: { states: readonly ChangeState[] }) {
  const merged = states.filter((state) => state === "merged").length;
  const open = states.filter((state) => state !== "merged");
  const isLong = states.length > most;
  const squares = Math.min(merged, isLong ? 3 : merged);
  return (
    <span className={styles["cells"]} role="img" aria-label={chainSentence(states)}>
      <span className={styles["joined"]}>
        {placesOf(squares).map((place) => (
          <ChainSign key={place} state="merged" />
        ))}
      </span>
      {isLong && merged > 3 ? <b>{merged}</b> : null}
      {open.slice(0, most).map((state, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sign is its place and its state
        <ChainSign key={`${place} ${state}`} state={state} />
      ))}
      {open.length > most ? <b>+{open.length - most}</b> : null}
    </span>
  );
}

const placesOf = (length: number) => Array.from({ length }, (_, index) => index + 1);

/** What the signs on a page mean; once per page. */
export function ChainLegend({ states }: { states: ReadonlySet<ChangeState> }) {
  return (
    <ul className={styles["legend"]} aria-label="Signs of changes">
      {statesAmong(states).map((state) => (
        <li key={state}>
          <ChainSign state={state} /> {changeStateWords[state]}
        </li>
      ))}
    </ul>
  );
}
