import { attentionWords } from "#lib/domain/attention-words.ts";
import type { Attention, AttentionGroup } from "#lib/flow/list-attention.ts";
import { AttentionList } from "./attention-list.tsx";
import styles from "./attention-view.module.css";
import { Command } from "./command.tsx";
import { Glyph } from "./glyph.tsx";
import { Panel } from "./panel.tsx";

/** What needs a person, and below it what is good to know, each kind with what it means and what can be done. */
export function AttentionDetails({ attention }: { attention: Attention }) {
  const { groups } = attention;
  const pressing = groups.filter((group) => group.pressing > 0);
  const other = groups.filter((group) => group.pressing === 0);
  return (
    <>
      {groups.length === 0 ? <AllClear condition={attention.condition} /> : null}
      {pressing.length > 1 ? <Contents groups={pressing} /> : null}
      {pressing.map((group) => (
        <Group key={group.code} attention={attention} group={group} />
      ))}
      {other.length === 0 ? null : <h2 className={styles["part"]}>Good to know</h2>}
      {other.map((group) => (
        <Group key={group.code} attention={attention} group={group} />
      ))}
    </>
  );
}

function AllClear({ condition: { lastReadAt, silence } }: Pick<Attention, "condition">) {
  if (lastReadAt === null) return null;
  return (
    <p className={styles["clear"]}>
      <Glyph name={silence === null ? "tick" : "question"} />{" "}
      {silence === null ? "" : "As Gerrit was last read: "}
      {silence === null ? "No" : "no"} open change is listed, no old −2 stands, and every vote of
      the bot is explained.
    </p>
  );
}

/** How much of each kind, as the way to it. */
function Contents({ groups }: { groups: readonly AttentionGroup[] }) {
  return (
    <nav aria-label="What needs a person" className={styles["contents"]}>
      <ul>
        {groups.map(({ code, pressing }) => (
          <li key={code}>
            <a href={`#${code}`}>
              <b>{pressing}</b> {attentionWords[code].short}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Group({ attention, group }: { attention: Attention; group: AttentionGroup }) {
  const { title, meaning, remedy, command } = attentionWords[group.code];
  return (
    <Panel id={group.code} title={title} mark={markOf(group)}>
      <div className={styles["words"]}>
        <p>{meaning}</p>
        <p className={styles["remedy"]}>
          <Glyph name="chevron" />
          <span>
            {remedy}{" "}
            {command === null ? null : (
              <>
                By command: <Command text={command} />
              </>
            )}
          </span>
        </p>
      </div>
      <AttentionList project={attention.project} group={group} now={attention.condition.now} />
    </Panel>
  );
}

/** All of them, and how many of these press where that is not the same. */
const markOf = ({ total, pressing }: AttentionGroup): string =>
  pressing === 0 || pressing === total ? `${total}` : `${pressing} of ${total} need a person`;
