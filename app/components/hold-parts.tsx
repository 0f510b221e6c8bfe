import { votePoints } from "#lib/domain/phrases.ts";
import type { ChangeView } from "#lib/flow/explain-change.ts";
import { Facts } from "./facts.tsx";
import { Glyph } from "./glyph.tsx";
import styles from "./hold-parts.module.css";
import { Panel } from "./panel.tsx";

/**
 * The hold that stands on a change or is to come; null where the policy wants none. Of its ten parts those that the page
 * does not show beside it: what to do now and need not, and the place in line.
 */
export function HoldParts({ view: { parts, hold, details, position } }: { view: ChangeView }) {
  if (parts === null) return null;
  return (
    <Panel
      title={hold === null ? "No hold yet" : "The hold"}
      mark={
        <span className={styles["hold"]}>
          <Glyph name="pause" /> {markOf(hold)}
        </span>
      }
    >
      <Facts
        facts={[
          { name: "What", value: sentence(parts.what) },
          { name: "Why", value: sentence(parts.why) },
          { name: "Scope", value: sentence(parts.scope) },
          { name: "Since", value: sentence(parts.since) },
          { name: "Until", value: `${parts.until}.` },
          ...(position === null ? [{ name: "Place", value: sentence(parts.place) }] : []),
          { name: "Who lifts it", value: sentence(parts["who-lifts"]) },
          { name: "Link", value: <a href={parts.link}>{parts.link}</a> },
        ]}
      />
      {details.posted === null ? null : (
        <details className={styles["posted"]}>
          <summary>The words as posted in Gerrit</summary>
          <p>
            As the bot writes them today; its message there carries the day on which it was said.
          </p>
          <pre>{details.posted}</pre>
        </details>
      )}
    </Panel>
  );
}

function markOf(hold: ChangeView["hold"]): string {
  if (hold === null) return "not placed";
  const { vote } = hold;
  return vote === null ? "in words" : `hold, ${vote.label} ${votePoints(vote.value)}`;
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
