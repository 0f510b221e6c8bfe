"use client";

import { whyNot } from "#lib/domain/why-not.ts";
import { AskButton } from "./ask-button.tsx";
import { askOnBlueprint } from "./asks.ts";
import { useDeciding } from "./deciding-context.ts";

type Given = { blueprint: string; owner: string | null };

/** Says where that is missing that a blueprint in line is ready; nothing for who may not say so. */
export function ReadyButton({ blueprint, owner }: Given) {
  const deciding = useDeciding();
  if (deciding === null) return null;
  const isOwn = deciding.actor.names.some((name) => name.toLowerCase() === owner?.toLowerCase());
  if (whyNot(deciding.actor, "ready", { isOwn }) !== null) return null;
  return (
    <AskButton
      ask={askOnBlueprint("ready", { name: blueprint, slot: null })}
      kind="ready"
      label="Ready"
      about={`on ${blueprint}`}
      isOwn={isOwn}
      isSmall
    />
  );
}
