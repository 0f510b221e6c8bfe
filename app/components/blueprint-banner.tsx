import { dayCount } from "#lib/domain/age.ts";
import { placeUnit } from "#lib/domain/board-words.ts";
import { chainSentence } from "#lib/domain/change-state-words.ts";
import { ordinal } from "#lib/domain/phrases.ts";
import { turnSince } from "#lib/domain/silence.ts";
import type { BlueprintView } from "#lib/flow/explain-blueprint.ts";
import styles from "./blueprint-banner.module.css";
import { TurnChip } from "./turn-chip.tsx";
import { Rest, VerdictBanner } from "./verdict-banner.tsx";

/** The answer for one blueprint. */
export function BlueprintBanner({ view }: { view: BlueprintView }) {
  const { lead, text, changes, turn, condition } = view;
  const isInSlot = view.verdict === "in-slot";
  return (
    <VerdictBanner
      tone={isInSlot ? "good" : "plain"}
      glyph={isInSlot || view.verdict === "finished" ? "tick" : "clock"}
      sentence={lead}
      figure={figureOf(view)}
    >
      <Rest text={text.slice(lead.length).trim()} />
      {turn === null ? null : (
        <p className={styles["turn"]}>
          <TurnChip of={turn.kind} since={turnSince(turn)} now={condition.now} />
          <span>{chainSentence(changes.map(({ state }) => state))}.</span>
        </p>
      )}
    </VerdictBanner>
  );
}

function figureOf({ position, since, ahead, name, condition, details }: BlueprintView) {
  if (position !== null) {
    const skipped = ahead.filter((one) => !one.ready && one.blueprint !== name).length;
    const inLine = position + (details.strip === null ? 0 : behindIn(details.strip, position));
    return { value: ordinal(position), unit: placeUnit(skipped, inLine) };
  }
  if (since === null) return null;
  return { value: `day ${dayCount(since, condition.now)}`, unit: "in its slot" };
}

const behindIn = ({ places, after }: NonNullable<BlueprintView["details"]["strip"]>, own: number) =>
  places.filter(({ position }) => position > own).length + after;
