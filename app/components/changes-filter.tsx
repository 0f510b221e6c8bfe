import Link from "next/link";
import { changeFilterWords } from "#lib/domain/changes-words.ts";
import { turnHolderWords } from "#lib/domain/turn-words.ts";
import { verdictCounts } from "#lib/domain/verdict-words.ts";
import type { ChangeFilter } from "#lib/flow/list-changes.ts";
import type { ChangesView } from "#lib/flow/show-changes.ts";
import { changesPage } from "./addresses.ts";
import { afterChoice, isChosen, queryOf } from "./change-query.ts";
import styles from "./changes-filter.module.css";
import fields from "./field.module.css";
import { Glyph, type GlyphName } from "./glyph.tsx";
import { turnGlyphs } from "./turn-chip.tsx";

type Choice = {
  readonly key: string;
  readonly words: string;
  readonly count: number;
  readonly filter: ChangeFilter;
  readonly glyph?: GlyphName;
};

/** What can be asked of the list; every count is of all open changes, whatever is asked. */
export function ChangesFilter({ view }: { view: ChangesView }) {
  const { project, filter } = view;
  return (
    <nav aria-label="Filter" className={styles["filter"]}>
      <Group title="Open changes" view={view} choices={verdictsIn(view)} />
      <Group title="Turn in a slot" view={view} choices={turnsIn(view)} />
      <Group title="Of these" view={view} choices={othersIn(view)} />
      <form action={changesPage(project)} className={styles["texts"]}>
        {Object.entries(queryOf({ ...filter, owner: "", blueprint: "" })).map(([key, value]) =>
          value === "" ? null : <input key={key} type="hidden" name={key} value={`${value}`} />,
        )}
        <label>
          <span>Owner</span>
          <input
            className={fields["input"]}
            name="owner"
            defaultValue={filter.owner ?? ""}
            maxLength={200}
          />
        </label>
        <label>
          <span>Blueprint</span>
          <input
            className={fields["input"]}
            name="blueprint"
            defaultValue={filter.blueprint ?? ""}
            maxLength={200}
          />
        </label>
        <button type="submit" className={fields["button"]}>
          Show
        </button>
      </form>
    </nav>
  );
}

const verdictsIn = ({ counts: { verdicts } }: ChangesView): readonly Choice[] =>
  verdictCounts.flatMap(([verdict, words]) => {
    const count = verdicts[verdict];
    return count === undefined ? [] : [{ key: verdict, words, count, filter: { verdict } }];
  });

const turnsIn = ({ counts: { turns } }: ChangesView): readonly Choice[] =>
  (["reviewers", "author", "ci", "nobody"] as const).flatMap((turn) => {
    const count = turns[turn];
    const words = turnHolderWords[turn];
    return count === undefined
      ? []
      : [{ key: turn, words, count, filter: { turn }, glyph: turnGlyphs[turn] }];
  });

const othersIn = ({ counts: { held, human2 } }: ChangesView): readonly Choice[] => [
  {
    key: "held",
    words: changeFilterWords.held,
    count: held,
    filter: { held: true },
    glyph: "pause",
  },
  { key: "human2", words: changeFilterWords.human2, count: human2, filter: { human2: true } },
];

type Grouped = { title: string; view: ChangesView; choices: readonly Choice[] };

function Group({ title, view: { project, filter }, choices }: Grouped) {
  if (choices.length === 0) return null;
  return (
    <div className={styles["group"]}>
      <span id={idOf(title)}>{title}</span>
      <ul aria-labelledby={idOf(title)}>
        {choices.map(({ key, words, count, filter: wanted, glyph }) => (
          <li key={key}>
            <Link
              href={changesPage(project, queryOf(afterChoice(filter, wanted)))}
              prefetch={false}
              scroll={false}
              aria-current={isChosen(filter, wanted) ? "true" : undefined}
            >
              {glyph === undefined ? null : <Glyph name={glyph} />} <b>{count}</b> {words}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

const idOf = (title: string): string => `filter-${title.toLowerCase().replaceAll(" ", "-")}`;
