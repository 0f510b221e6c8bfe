import { age } from "#lib/domain/age.ts";
import type { ChangeState } from "#lib/domain/change-state.ts";
import { changeStateWords } from "#lib/domain/change-state-words.ts";
import { votePoints } from "#lib/domain/phrases.ts";
import type { ChangeLine } from "#lib/flow/change-lines.ts";
import styles from "./change-state-cell.module.css";
import { Day } from "./moment.tsx";
import { TurnChip } from "./turn-chip.tsx";

const tones: Readonly<Record<ChangeState, "good" | "quiet" | "warn" | "stop" | "hold">> = {
  merged: "good",
  approved: "good",
  reviewers: "quiet",
  author: "quiet",
  ci: "quiet",
  "ci-failed": "stop",
  conflict: "warn",
  wip: "quiet",
  held: "hold",
  open: "quiet",
  abandoned: "quiet",
};

/** What the sign of a change in its chain means, with since when; whose turn it is as a chip. */
export function ChainState({ line, now }: { line: ChangeLine; now: Date }) {
  const { state, turn, holdPoints, mergedAt, isExempt } = line;
  if (turn !== null && state === turn.of) {
    return <TurnChip of={turn.of} since={turn.since} now={now} />;
  }
  return (
    <span className={`${styles["word"]} ${styles[tones[state]]}`}>
      {state === "held" && holdPoints !== null
        ? `hold ${votePoints(holdPoints)}`
        : changeStateWords[state]}
      {state === "ci-failed" && turn !== null ? `, ${age(turn.since, now)}` : null}
      {isExempt ? ", exempt" : null}
      {mergedAt === null ? null : <Day at={mergedAt} now={now} />}
    </span>
  );
}
