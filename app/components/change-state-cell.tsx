import { age } from "#lib/domain/age.ts";
import { changeStateWords } from "#lib/domain/change-state-words.ts";
import type { VerdictCode } from "#lib/domain/verdict.ts";
import { verdictWords } from "#lib/domain/verdict-words.ts";
import type { ListedChange } from "#lib/flow/list-changes.ts";
import { ChainSign } from "./chain-sign.tsx";
import styles from "./change-state-cell.module.css";
import { Glyph, type GlyphName } from "./glyph.tsx";
import { TurnChip } from "./turn-chip.tsx";

type Given = {
  row: Pick<ListedChange, "verdict" | "held" | "state" | "turn">;
  now: Date;
  /** The reader is its author. */
  isYours?: boolean;
};

/** Where one change stands, in a word with its sign: whose turn it is with a slot, its verdict without. */
export function ChangeStateCell({ row, now, isYours = false }: Given) {
  const { verdict, state, turn, held } = row;
  if (state === "merged" || state === "abandoned") return <SignWord state={state} tone="good" />;
  if (verdict !== "in-slot" || held) return <VerdictWord verdict={verdict} held={held} />;
  if (state === "approved") return <SignWord state="approved" tone="good" />;
  if (state === "ci-failed" && turn !== null) {
    return <SignWord state="ci-failed" tone="stop" after={`, ${age(turn.since, now)}`} />;
  }
  return (
    <TurnChip
      of={turn?.of ?? "unknown"}
      since={turn?.since ?? null}
      now={now}
      isYou={isYours && turn?.of === "author"}
    />
  );
}

type Word = { state: ListedChange["state"]; tone: "good" | "stop"; after?: string };

function SignWord({ state, tone, after = "" }: Word) {
  return (
    <span className={`${styles["word"]} ${styles[tone]}`}>
      <ChainSign state={state} /> {changeStateWords[state]}
      {after}
    </span>
  );
}

type Sign = { readonly glyph: GlyphName; readonly tone: "good" | "quiet" | "warn" };

/** The sign of each verdict. */
export const verdictSigns: Readonly<Record<VerdictCode, Sign>> = {
  "in-slot": { glyph: "tick", tone: "good" },
  waiting: { glyph: "clock", tone: "quiet" },
  "not-in-backlog": { glyph: "clock", tone: "quiet" },
  "not-proposed": { glyph: "circle", tone: "quiet" },
  bug: { glyph: "minus", tone: "quiet" },
  exempt: { glyph: "person", tone: "quiet" },
  finished: { glyph: "minus", tone: "quiet" },
  "unknown-blueprint": { glyph: "triangle", tone: "warn" },
  unlinked: { glyph: "question", tone: "quiet" },
  "not-governed": { glyph: "minus", tone: "quiet" },
};

/** The fixed word of a verdict; where a hold stands, under the sign of holds. */
export function VerdictWord({ verdict, held }: { verdict: VerdictCode; held: boolean }) {
  const { glyph, tone } = verdictSigns[verdict];
  return (
    <span className={`${styles["word"]} ${styles[held ? "hold" : tone]}`}>
      <Glyph name={held ? "pause" : glyph} />
      {held ? <span className="unseen">On hold: </span> : null} {verdictWords[verdict]}
    </span>
  );
}
