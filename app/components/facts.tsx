import type { ReactNode } from "react";
import styles from "./facts.module.css";

export type Fact = { readonly name: string; readonly value: ReactNode };

/** Named facts, one under the other. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles["facts"]}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
