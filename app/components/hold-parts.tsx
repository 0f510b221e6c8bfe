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
          { name: "What", value: `${parts.what}.` },
          { name: "Why", value: `${parts.why}.` },
          { name: "Scope", value: `${parts.scope}.` },
          { name: "Since", value: `${parts.since}.` },
          { name: "Until", value: `${parts.until}.` },
          { name: "Place", value: `${parts.place}.` },
          { name: "Do now", value: `${parts["do-now"]}.` },
          { name: "Need not", value: `${parts["need-not"]}.` },
          { name: "Who lifts it", value: `${parts["who-lifts"]}.` },
          { name: "Link", value: <a href={parts.link}>{parts.link}</a> },
        ]}
      />
    </Panel>
  );
}
