import { dayCount } from "#lib/domain/age.ts";
import { ordinal } from "#lib/domain/phrases.ts";
import type { BlueprintView } from "#lib/flow/explain-blueprint.ts";
import { VerdictBanner } from "./verdict-banner.tsx";

/** The answer for one blueprint. */
export function BlueprintBanner({ view }: { view: BlueprintView }) {
  const isInSlot = view.verdict === "in-slot";
  return (
    <VerdictBanner
      tone={isInSlot ? "good" : "plain"}
      glyph={isInSlot || view.verdict === "finished" ? "tick" : "clock"}
      sentence={view.text}
      figure={figureOf(view)}
    >
      {view.until === null ? null : <p>Until {view.until}.</p>}
    </VerdictBanner>
  );
}

function figureOf({ position, since, rank, condition }: BlueprintView) {
  if (position !== null) return { value: ordinal(position), unit: `in line, rank ${rank}` };
  if (since === null) return null;
  return { value: `day ${dayCount(since, condition.now)}`, unit: "in its slot" };
}
