import Link from "next/link";
import type { AttentionGroup, AttentionItem } from "#lib/flow/list-attention.ts";
import { blueprintPage, changePage, changesPage, type Query } from "./addresses.ts";
import styles from "./attention-list.module.css";
import { Foreign, Name } from "./foreign.tsx";
import { Glyph } from "./glyph.tsx";
import { Ago } from "./moment.tsx";
import { PersonLink } from "./person-link.tsx";
import cells from "./row-cells.module.css";

type Given = { project: string; group: AttentionGroup; now: Date };

/** Where all changes of a kind are listed, null where no list has just these. */
const lists: Partial<Record<AttentionGroup["code"], Query>> = {
  "human-2": { human2: "yes" },
  "unknown-blueprint": { verdict: "unknown-blueprint" },
  "not-in-backlog": { verdict: "not-in-backlog" },
  finished: { verdict: "finished" },
  unlinked: { verdict: "unlinked" },
};

/** The first of one kind, and where the rest is. */
export function AttentionList({ project, group: { code, total, items }, now }: Given) {
  const list = lists[code];
  return (
    <ul className={styles["list"]}>
      {items.map((item) => (
        <Row key={`${item.change} ${item.blueprint} ${item.note}`} {...{ project, item, now }} />
      ))}
      {total > items.length ? (
        <li className={styles["rest"]}>
          {list === undefined ? (
            `and ${total - items.length} more`
          ) : (
            <Link href={changesPage(project, list)} prefetch={false}>
              All {total}
            </Link>
          )}
        </li>
      ) : null}
    </ul>
  );
}

function Row({ project, item, now }: { project: string; item: AttentionItem; now: Date }) {
  const { change, slot, subject, owner, blueprint, since, note } = item;
  return (
    <li>
      <span className={cells["number"]}>{slot === null ? change : `slot ${slot}`}</span>
      <span className={styles["subject"]}>
        {change === null || subject === null ? (
          <Blueprint project={project} name={blueprint} />
        ) : (
          <Link href={changePage(project, change)} prefetch={false}>
            <Foreign text={subject} />
          </Link>
        )}
      </span>
      <span className={styles["about"]}>
        {change === null ? null : <Blueprint project={project} name={blueprint} />}
        {owner === null ? null : <PersonLink project={project} name={owner} />}
      </span>
      {note === null ? null : <bdi className={styles["note"]}>{note}</bdi>}
      {since === null ? null : (
        <span className={styles["since"]}>
          <Old item={item} /> <Ago at={since} now={now} />
        </span>
      )}
    </li>
  );
}

function Blueprint({ project, name }: { project: string; name: string | null }) {
  if (name === null) return null;
  return (
    <Link href={blueprintPage(project, name)} prefetch={false}>
      <Name text={name} />
    </Link>
  );
}

/** Among some that are only good to know, the sign of one that a person should look at. */
function Old({ item: { code, pressing } }: { item: AttentionItem }) {
  if (code !== "human-2" || !pressing) return null;
  return (
    <b className={styles["old"]}>
      <Glyph name="triangle" /> old
    </b>
  );
}
