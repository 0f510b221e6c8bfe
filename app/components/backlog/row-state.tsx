import { Glyph, type GlyphName } from "#app/components/glyph.tsx";
import { type BacklogState, placesOf } from "#lib/domain/backlog.ts";
import { stateWords } from "#lib/domain/backlog-words.ts";
import styles from "./row-state.module.css";

/** Where a blueprint stands, in a shape and a few words. */
export function RowState({ state }: { state: BacklogState }) {
  const look = lookOf(state);
  return (
    <span className={styles[look]}>
      {glyphs[look] === null ? null : <Glyph name={glyphs[look]} />} {stateWords(state)}
    </span>
  );
}

type Look = "in-slot" | "ready" | "missing" | "outside";

const glyphs: Record<Look, GlyphName | null> = {
  "in-slot": "chevron",
  ready: "tick",
  missing: "triangle",
  outside: null,
};

function lookOf(state: BacklogState): Look {
  if (state.kind === "in-slot") return "in-slot";
  if (state.kind !== "in-line") return "outside";
  return placesOf(state).includes("ready") ? "ready" : "missing";
}
