import { useEffect, useRef, useState } from "react";
import { type Ask, missingField, reasonFault, type Typed, wantedBy } from "./ask.ts";
import type { Deciding } from "./deciding-context.ts";
import { forgetTyped, keepTyped, keptTyped } from "./kept.ts";
import { send, type Unsent } from "./send.ts";
import { usePreview } from "./use-preview.ts";

/** One decision from its preview until it is sent: what was typed stays until the service has taken it. */
export function useDecision(ask: Ask, { project, tell }: Deciding, close: () => void) {
  const [typed, setTyped] = useState<Typed>(() => ({
    ...firstOf(ask),
    ...keptTyped(project, ask),
    ...wordsOf(ask),
  }));
  const [again, setAgain] = useState(0);
  const [failure, setFailure] = useState<Unsent | null>(null);
  const [wasTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const isUnderWay = useRef(false);
  const previewed = usePreview(project, ask, typed, again);
  useEffect(() => keepTyped(project, ask, typed), [project, ask, typed]);
  const fault = reasonFault(ask, typed["reason"] ?? "");
  const isKnown = previewed.kind === "preview" && missingField(ask, typed) === null;
  const submit = async () => {
    setTried(true);
    if (!isKnown || fault !== null || isUnderWay.current) return;
    isUnderWay.current = true;
    setSending(true);
    setFailure(null);
    const answer = await send(project, wantedBy(ask, typed));
    isUnderWay.current = false;
    setSending(false);
    if (!("follows" in answer)) return setFailure(answer);
    forgetTyped(project, ask);
    close();
    tell(answer);
  };
  return {
    ...{ typed, previewed, failure, isSending, isKnown, submit },
    /** What is wrong with the reason, once somebody wanted to send it; too long is too long at once. */
    fault: wasTried || (fault !== null && (typed["reason"] ?? "") !== "") ? fault : null,
    type: (key: string, text: string) => setTyped((before) => ({ ...before, [key]: text })),
    askAgain: () => setAgain((count) => count + 1),
  };
}

export type Decision = ReturnType<typeof useDecision>;

const firstOf = ({ fields = [] }: Ask): Typed =>
  Object.fromEntries(
    fields.flatMap((field) => (field.kind === "number" ? [[field.key, `${field.first}`]] : [])),
  );

/** A word that confirms is typed anew each time. */
const wordsOf = ({ fields = [] }: Ask): Typed =>
  Object.fromEntries(fields.flatMap(({ kind, key }) => (kind === "word" ? [[key, ""]] : [])));
