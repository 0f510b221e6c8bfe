import type { Check } from "#lib/domain/checklist.ts";
import { checklistSummary, passedWords, unknownWords } from "#lib/domain/checklist-words.ts";
import { isMendedByWord, missingWords, repairFor } from "#lib/domain/wording.ts";
import styles from "./checklist.module.css";
import { ReadyButton } from "./deciding/ready-button.tsx";
import { Glyph, type GlyphName } from "./glyph.tsx";
import { Day } from "./moment.tsx";
import { Panel } from "./panel.tsx";

type Given = {
  checks: readonly Check[];
  /** Whose they are. */
  blueprint: string;
  owner: string | null;
  now: Date;
};

/** What it takes to be ready: what is missing with what mends it, what nobody knows, then what passed. */
export function Checklist({ checks, blueprint, owner, now }: Given) {
  const isMissing = checks.some(({ state }) => state === "missing");
  return (
    <Panel
      title="Ready?"
      mark={
        <span className={styles[isMissing ? "missing" : "ready"]}>
          <Glyph name={isMissing ? "triangle" : "tick"} /> {checklistSummary(checks)}
        </span>
      }
    >
      <ul>
        {checks.map((check) => (
          <li key={check.code} className={`${styles["check"]} ${styles[check.state]}`}>
            <Glyph name={glyphs[check.state]} />
            <Words check={check} now={now} />
            {check.state === "missing" && isMendedByWord(check.missing) ? (
              <ReadyButton blueprint={blueprint} owner={owner} />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const glyphs: Readonly<Record<Check["state"], GlyphName>> = {
  missing: "triangle",
  unknown: "question",
  passed: "tick",
};

function Words({ check, now }: { check: Check; now: Date }) {
  switch (check.state) {
    case "missing":
      return (
        <span>
          <b>{sentence(missingWords(check.missing))}</b> {repairFor(check.missing)}.
        </span>
      );
    case "unknown":
      return <span>{unknownWords(check)}</span>;
    case "passed":
      return (
        <>
          <span>{passedWords[check.code]}</span>
          {check.at === null ? null : (
            <span className={styles["at"]}>
              <Day at={check.at} now={now} />
            </span>
          )}
        </>
      );
  }
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
