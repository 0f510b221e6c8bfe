import { pageWords } from "#app/components/page-names.ts";
import { commonKeys, rankKeys } from "#lib/domain/key-rows.ts";
import { pageKeys } from "#lib/domain/keys.ts";
import styles from "./key-rows.module.css";

/** All keys and what they do, for the dialog of `?` and for the help. */
export function KeyRows() {
  return (
    <dl className={styles["keys"]}>
      {commonKeys.map(({ keys, does }) => (
        <Row key={does} keys={keys} does={does} />
      ))}
      {rankKeys.map(({ keys, does }) => (
        <Row key={does} keys={keys} does={`on the backlog, where you may rank: ${does}`} />
      ))}
      {Object.entries(pageKeys).map(([letter, page]) => (
        <Row key={page} keys={["g", letter]} does={`go to ${pageWords[page]}`} />
      ))}
    </dl>
  );
}

function Row({ keys, does }: { keys: readonly string[]; does: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
