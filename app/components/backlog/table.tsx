import type { ReactNode } from "react";
import styles from "./table.module.css";
import ranked from "./table-rank.module.css";

type Given = {
  /** How many rows there are in all, shown or not. */
  count: number;
  /** Whether its reader may move rows. */
  mayRank: boolean;
  children: ReactNode;
};

/** The frame of the backlog's rows, whoever fills it. */
export function Table({ count, mayRank, children }: Given) {
  return (
    <table
      className={mayRank ? `${styles["table"]} ${ranked["ranked"]}` : styles["table"]}
      aria-rowcount={count + 1}
    >
      <caption className="unseen">Blueprints in rank order</caption>
      <thead>
        <tr aria-rowindex={1}>
          {mayRank ? (
            <th scope="col" className={ranked["grip"]}>
              <span className="unseen">Move</span>
            </th>
          ) : null}
          <th scope="col" className={styles["rank"]}>
            Rank
          </th>
          <th scope="col" className={styles["place"]}>
            In line
          </th>
          <th scope="col">Blueprint</th>
          <th scope="col" className={styles["owner"]}>
            Owner
          </th>
          <th scope="col" className={styles["kind"]}>
            Kind
          </th>
          <th scope="col" className={styles["state"]}>
            State
          </th>
          <th scope="col" className={styles["waited"]}>
            Waited
          </th>
          <th scope="col" className={styles["overtaken"]}>
            Overtaken
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
