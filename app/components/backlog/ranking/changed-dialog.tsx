import { Name } from "#app/components/foreign.tsx";
import { Dialog } from "#app/components/keys/dialog.tsx";
import { Ago } from "#app/components/moment.tsx";
import styles from "./form.module.css";
import type { ToldMove } from "./queue.ts";

/** What others moved since the order was looked at. */
export function ChangedDialog(given: { moves: readonly ToldMove[]; onClose: () => void }) {
  const { moves, onClose } = given;
  const now = new Date();
  return (
    <Dialog label="What changed" onClose={onClose}>
      <form method="dialog" className={styles["form"]}>
        <h2>What changed</h2>
        <ol className={styles["changes"]}>
          {moves.map(({ at, who, blueprint, from, to, why }) => (
            <li key={`${at} ${blueprint} ${from}`}>
              <bdi>{who}</bdi> moved <Name text={blueprint} /> from {from} to {to},{" "}
              <Ago at={new Date(at)} now={now} />
              {why === null ? null : (
                <span>
                  “<bdi>{why}</bdi>”
                </span>
              )}
            </li>
          ))}
        </ol>
        <div className={styles["actions"]}>
          <button type="submit" className={styles["primary"]}>
            Close
          </button>
        </div>
      </form>
    </Dialog>
  );
}
