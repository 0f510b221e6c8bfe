import { Since } from "#app/components/moment.tsx";
import type { Fact, FactValue } from "#lib/domain/fact-tree.ts";
import { upperFirst } from "#lib/domain/phrases.ts";
import styles from "./fact-tree.module.css";

type Given = { facts: readonly Fact[]; now: Date };

/** Facts in words, what is inside of others folded away. */
export function FactTree({ facts, now }: Given) {
  return (
    <dl className={styles["tree"]}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{upperFirst(name)}</dt>
          <dd>
            <Value value={value} now={now} isOpen={true} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type ValueGiven = {
  value: FactValue;
  now: Date;
  /** What stands alone is unfolded, one of many is not. */
  isOpen: boolean;
};

function Value({ value, now, isOpen }: ValueGiven) {
  switch (value.kind) {
    case "text":
      return <bdi dir="auto">{value.text}</bdi>;
    case "instant":
      return <Since at={value.at} now={now} />;
    case "facts":
      return value.title === null ? (
        <FactTree facts={value.facts} now={now} />
      ) : (
        <details open={isOpen}>
          <summary>
            <bdi>{value.title}</bdi>
          </summary>
          <FactTree facts={value.facts} now={now} />
        </details>
      );
    case "list":
      return <List items={value.items} more={value.more} now={now} />;
  }
}

type ListGiven = { items: readonly FactValue[]; more: number; now: Date };

function List({ items, more, now }: ListGiven) {
  return (
    <ul>
      {items.map((item, place) => (
        <li key={keyOf(item, place)}>
          <Value value={item} now={now} isOpen={items.length === 1} />
        </li>
      ))}
      {more === 0 ? null : <li className={styles["more"]}>and {more} more</li>}
    </ul>
  );
}

/** Facts never change places: they were written once. */
const keyOf = (item: FactValue, place: number) => `${item.kind} ${place}`;
