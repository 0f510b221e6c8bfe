"use client";

import { quoted } from "#lib/domain/phrases.ts";
import { commandUndone } from "#lib/domain/undoing.ts";
import { whyNot } from "#lib/domain/why-not.ts";
import type { BriefLine } from "#lib/flow/show-history.ts";
import type { Ask } from "./ask.ts";
import { AskButton } from "./ask-button.tsx";
import { useDeciding } from "./deciding-context.ts";

type Entry = Pick<BriefLine, "seq" | "kind" | "who" | "text" | "reason">;
type Given = { entry: Entry; isSmall?: boolean };

/** The way back from a person's decision that can be undone, for who may; whether it still can is told by its dialog. */
export function UndoEntry({ entry, isSmall = false }: Given) {
  const deciding = useDeciding();
  const kind = commandUndone({ kind: entry.kind, code: entry.reason.code });
  if (deciding === null || kind === null) return null;
  const isOwn = deciding.actor.names.includes(entry.who);
  if (whyNot(deciding.actor, kind, { isOwn }) !== null) return null;
  return (
    <AskButton
      ask={undoing(entry)}
      kind={kind}
      label="Undo"
      about={`decision ${entry.seq}`}
      isOwn={isOwn}
      isSmall={isSmall}
    />
  );
}

const undoing = ({ seq, who, text }: Entry): Ask => ({
  title: `Undo decision ${seq} of ${who}`,
  button: "Undo it",
  note: `What is undone: ${quoted(text)}`,
  method: "POST",
  path: `history/${seq}/undo`,
  reason: "optional",
});
