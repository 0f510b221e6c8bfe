import Link from "next/link";
import type { ReactNode } from "react";
import { blueprintPage } from "#app/components/addresses.ts";
import { DecideMenu } from "#app/components/deciding/decide-menu.tsx";
import { ForeignWhole, Name } from "#app/components/foreign.tsx";
import { KindAndOwner } from "#app/components/kind.tsx";
import { Age, Day } from "#app/components/moment.tsx";
import panel from "#app/components/panel.module.css";
import type { BacklogRow } from "#lib/domain/backlog.ts";
import { changesWords, placeWordsOf, timesWords } from "#lib/domain/backlog-words.ts";
import { offeredStanding } from "#lib/domain/offers.ts";
import { Lacking } from "./lacking.tsx";
import styles from "./panel.module.css";
import { RowState } from "./row-state.tsx";

type Given = {
  project: string;
  row: BacklogRow;
  /** How many ahead of it in line are not ready. */
  skipped: number;
  /** Somebody in line could be given a slot. */
  isSlotFree: boolean;
  now: Date;
};

/** What is known of one row, beside the list. Its page says all of it too. */
export function RowPanel({ project, row, skipped, isSlotFree, now }: Given) {
  const { rank, name, title, state } = row;
  return (
    <section className={panel["panel"]} aria-label={`About ${name}`}>
      <h2 className={styles["name"]}>
        <span>
          <span className="unseen">Rank </span>
          {rank}
        </span>
        <Name text={name} />
      </h2>
      <div className={styles["about"]}>
        <p className={styles["title"]}>
          <ForeignWhole text={title} />
        </p>
        <p className={styles["state"]}>
          <RowState state={state} />
        </p>
        {state.kind === "in-line" ? <Lacking project={project} missing={state.missing} /> : null}
      </div>
      <dl className={styles["facts"]}>
        {factsOf(row, skipped, now).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles["open"]}>
        <Link href={blueprintPage(project, name)} prefetch={false}>
          Open the blueprint
        </Link>
        <span aria-hidden="true">
          <kbd>o</kbd>
        </span>
        <DecideMenu on={decidable(row, isSlotFree)} about={name} />
      </p>
    </section>
  );
}

const decidable = ({ name, state, owner }: BacklogRow, isSlotFree: boolean) => {
  const slot = state.kind === "in-slot" ? state.slot : null;
  const standing = offeredStanding(state, isSlotFree);
  return { kind: "blueprint", name, slot, standing, owner } as const;
};

type Fact = { readonly name: string; readonly value: ReactNode };

const factsOf = (row: BacklogRow, skipped: number, now: Date): readonly Fact[] => [
  ...placeFacts(row.state, skipped, now),
  { name: "Kind", value: <KindAndOwner kind={row.kind} owner={null} /> },
  { name: "Owner", value: row.owner === null ? "not known" : <bdi>{row.owner}</bdi> },
  { name: "Changes", value: changesWords(row.changes) },
];

function placeFacts(state: BacklogRow["state"], skipped: number, now: Date): readonly Fact[] {
  switch (state.kind) {
    case "in-slot":
      return [{ name: "In a slot", value: <Day at={state.since} now={now} /> }];
    case "in-line":
      return [
        { name: "In line", value: placeWordsOf(state.position, skipped) },
        { name: "Waited", value: <Age from={state.since} to={now} /> },
        { name: "Overtaken", value: timesWords(state.overtaken) },
      ];
    case "not-in-backlog":
    case "finished":
      return [];
  }
}
