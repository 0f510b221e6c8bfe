"use client";

import { whyNot } from "#lib/domain/why-not.ts";
import { AskButton } from "./ask-button.tsx";
import { askOnChange } from "./asks.ts";
import { useDeciding } from "./deciding-context.ts";

/** Lifts the hold of one change of a list; nothing for who may not, whom the change's own page tells why. */
export function LiftButton({ change }: { change: number }) {
  const deciding = useDeciding();
  if (deciding === null || whyNot(deciding.actor, "exempt") !== null) return null;
  return (
    <AskButton
      ask={askOnChange("lift", change)}
      kind="exempt"
      label="Lift"
      about={`the hold of change ${change}`}
      isSmall
    />
  );
}
