import Link from "next/link";
import { blueprintPage } from "#app/components/addresses.ts";
import { brief, Name } from "#app/components/foreign.tsx";
import { Ago } from "#app/components/moment.tsx";
import { Panel } from "#app/components/panel.tsx";
import list from "#app/components/rail-list.module.css";
import type { Move } from "#lib/flow/last-moves.ts";
import styles from "./panel.module.css";

type Given = {
  project: string;
  moves: readonly Move[];
  now: Date;
  /** Whether they are all of one blueprint, which then needs no name. */
  isOfOne: boolean;
};

/** The last moves in the order: who, what, from where to where, and why. */
export function Moves({ project, moves, now, isOfOne }: Given) {
  return (
    <Panel title="Last moves">
      {moves.length === 0 ? (
        <p className={list["none"]}>Nobody has moved {isOfOne ? "it" : "anything"} yet.</p>
      ) : null}
      <ol className={list["list"]}>
        {moves.map(({ at, who, blueprint, from, to, why }) => (
          <li key={`${at.toISOString()} ${blueprint}`}>
            <span className={list["when"]}>
              <Ago at={at} now={now} />
            </span>
            <p>
              <bdi className={list["who"]}>{who}</bdi> {from} → {to}
              {isOfOne ? null : (
                <Link
                  className={styles["moved"]}
                  href={blueprintPage(project, blueprint)}
                  prefetch={false}
                >
                  <Name text={blueprint} />
                </Link>
              )}
              {why === null ? null : (
                <span className={`${list["why"]} ${styles["why"]}`}>
                  “<bdi>{brief(why)}</bdi>”
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
