import { votePoints } from "#lib/domain/phrases.ts";
import type { ChangeView } from "#lib/flow/explain-change.ts";
import { Facts } from "./facts.tsx";
import { Glyph } from "./glyph.tsx";
import styles from "./hold-parts.module.css";
import { Panel } from "./panel.tsx";

/** The ten parts of the hold on a change; null where the policy wants none. */
export function HoldParts({ view: { parts, hold } }: { view: ChangeView }) {
  if (parts === null) return null;
  const vote = hold?.vote ?? null;
  return (
    <Panel
      title="The hold"
      mark={
        <span className={styles["hold"]}>
          <Glyph name="pause" />{" "}
          {vote === null ? "no vote" : `hold, ${vote.label} ${votePoints(vote.value)}`}
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
          { name: "Place", value: sentence(parts.place) },
          { name: "Do now", value: sentence(parts["do-now"]) },
          { name: "Need not", value: sentence(parts["need-not"]) },
          { name: "Who lifts it", value: sentence(parts["who-lifts"]) },
          { name: "Link", value: <a href={parts.link}>{parts.link}</a> },
        ]}
      />
    </Panel>
  );
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
