import Link from "next/link";
import type { ReactNode } from "react";
import { historyPage } from "#app/components/addresses.ts";
import fields from "#app/components/field.module.css";
import { Panel } from "#app/components/panel.tsx";
import { kindGroups } from "#lib/domain/history-words.ts";
import { dateOf } from "#lib/domain/instant.ts";
import { upperFirst } from "#lib/domain/phrases.ts";
import type { HistoryPage } from "#lib/flow/browse-history.ts";
import { byPeople } from "#lib/flow/history-question.ts";
import styles from "./history-filter.module.css";

/** What the history can be asked for; without JavaScript too the question becomes the address. */
export function HistoryFilter({ project, asked, people, condition }: HistoryPage) {
  const isAsked = Object.keys(asked).length > 0;
  return (
    <Panel
      title="Filter"
      mark={
        isAsked ? (
          <Link href={historyPage(project)} prefetch={false}>
            Clear filter
          </Link>
        ) : undefined
      }
    >
      <Often project={project} asked={asked} now={condition.now} />
      <form action={historyPage(project)} id="filter" className={styles["form"]}>
        <Field id="change" label="Change">
          <input
            id="change"
            name="change"
            inputMode="numeric"
            defaultValue={asked.change}
            maxLength={20}
          />
        </Field>
        <Field id="blueprint" label="Blueprint">
          <input id="blueprint" name="blueprint" defaultValue={asked.blueprint} maxLength={300} />
        </Field>
        <Field id="who" label="Who decided">
          <input id="who" name="who" list="people" defaultValue={asked.who} maxLength={300} />
        </Field>
        <datalist id="people">
          {people.slice(0, mostPeople).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field id="kind" label="What">
          <Kinds chosen={asked.kind} />
        </Field>
        <Field id="from" label="From day">
          <input id="from" name="from" type="date" defaultValue={asked.from} />
        </Field>
        <Field id="to" label="To day">
          <input id="to" name="to" type="date" defaultValue={asked.to} />
        </Field>
        <label className={styles["check"]}>
          <input
            type="checkbox"
            name="by"
            value={byPeople}
            defaultChecked={asked.by === byPeople}
          />
          Only what people decided
        </label>
        <button type="submit" className={fields["button"]}>
          Show
        </button>
      </form>
    </Panel>
  );
}

type OftenGiven = Pick<HistoryPage, "project" | "asked"> & { now: Date };

/** What is asked most, one click away, beside whatever else is asked. */
function Often({ project, asked, now }: OftenGiven) {
  const dayBefore = (days: number) => dateOf(new Date(now.getTime() - days * 86_400_000));
  const chosen = { from: asked.from ?? null, to: asked.to ?? null, by: asked.by ?? null };
  const links = [
    { text: "today", wanted: { ...chosen, from: dayBefore(0), to: null } },
    { text: "last 7 days", wanted: { ...chosen, from: dayBefore(6), to: null } },
    { text: "only people", wanted: { ...chosen, by: byPeople } },
  ];
  return (
    <ul className={styles["often"]}>
      {links.map(({ text, wanted }) => (
        <li key={text}>
          <Link
            href={historyPage(project, { ...asked, ...wanted })}
            prefetch={false}
            aria-current={isAlike(wanted, chosen) ? "true" : undefined}
          >
            {text}
          </Link>
        </li>
      ))}
    </ul>
  );
}

type Chosen = {
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string | null;
};

const isAlike = (a: Chosen, b: Chosen): boolean =>
  a.from === b.from && a.to === b.to && a.by === b.by;

/** A list to choose from helps while it can be looked over. */
const mostPeople = 100;

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className={fields["field"]}>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

function Kinds({ chosen }: { chosen: string | undefined }) {
  return (
    <select id="kind" name="kind" defaultValue={chosen ?? ""}>
      <option value="">everything</option>
      {Object.entries(kindGroups).map(([group, { words, kinds }]) => (
        <optgroup key={group} label={words}>
          <option value={group}>all of {words.toLowerCase()}</option>
          {Object.entries(kinds).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {upperFirst(name)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
