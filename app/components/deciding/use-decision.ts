import { useEffect, useRef, useState } from "react";
import { type Ask, type Field, missingField, reasonFault, type Typed, wantedBy } from "./ask.ts";
import type { Deciding } from "./deciding-context.ts";
import { forgetTyped, keepTyped, keptTyped } from "./kept-typed.ts";
import { send, type Unsent } from "./send.ts";
import { unsentWords } from "./unsent-words.ts";
import { type Previewed, usePreview } from "./use-preview.ts";

/** One decision from its preview until it is sent: what was typed stays until the service has taken it. */
export function useDecision(ask: Ask, deciding: Deciding, close: () => void) {
  const { project, tell, warn } = deciding;
  const [typed, setTyped] = useTyped(ask, deciding);
  const [again, setAgain] = useState(0);
  const [failure, setFailure] = useState<Unsent | null>(null);
  const [wasTried, setTried] = useState(false);
  const [isTooEarly, setTooEarly] = useState(false);
  const [isSending, setSending] = useState(false);
  const isUnderWay = useRef(false);
  const isOpen = useIsOpen();
  const previewed = usePreview(project, ask, typed, { again, isSending });
  const fault = reasonFault(ask, typed["reason"] ?? "");
  const missing = missingField(ask, typed);
  const isKnown = previewed.kind === "preview" && missing === null;
  const submit = async () => {
    setTried(true);
    setTooEarly(!isKnown);
    if (!isKnown || fault !== null || isUnderWay.current) return;
    isUnderWay.current = true;
    setSending(true);
    setFailure(null);
    const answer = await send(project, wantedBy(ask, typed));
    if (!("follows" in answer)) {
      isUnderWay.current = false;
      setSending(false);
      return isOpen.current ? setFailure(answer) : warn(closedWords(ask, answer));
    }
    forgetTyped(deciding, ask);
    close();
    tell(answer);
  };
  return {
    ...{ typed, previewed, failure, isSending, isKnown, submit },
    /** What is wrong with the reason, once somebody wanted to send it; too long is too long at once. */
    fault: wasTried || (fault !== null && (typed["reason"] ?? "") !== "") ? fault : null,
    /** Why nothing was sent when somebody wanted to. */
    waitsFor: isTooEarly ? waitWords(previewed.kind, missing) : null,
    type: (key: string, text: string) => {
      setTooEarly(false);
      setTyped((before) => ({ ...before, [key]: text }));
    },
    /** Closes it for good, where Esc may have been a mistake. */
    cancel: () => {
      forgetTyped(deciding, ask);
      close();
    },
    askAgain: () => setAgain((count) => count + 1),
  };
}

export type Decision = ReturnType<typeof useDecision>;

/** What stands in its fields, and stood there before; kept as it is typed. */
function useTyped(ask: Ask, deciding: Deciding) {
  const [typed, setTyped] = useState<Typed>(() => ({
    ...firstOf(ask),
    ...keptTyped(deciding, ask),
    ...wordsOf(ask),
  }));
  useEffect(() => keepTyped(deciding, ask, typed), [deciding, ask, typed]);
  return [typed, setTyped] as const;
}

/** Whether the dialog is still there when an answer comes. */
function useIsOpen() {
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return isOpen;
}

/** Why it is not done, for who has closed its dialog meanwhile. */
const closedWords = ({ title }: Ask, unsent: Unsent): string =>
  `${unsent.kind === "offline" ? "Not known" : "Not done"}: ${title}. ${unsentWords(unsent)}`;

/** Nothing is sent of which nobody has seen what follows. */
function waitWords(kind: Previewed["kind"], missing: Field | null): string | null {
  if (missing !== null) return `Nothing is sent yet: “${missing.label}” is missing.`;
  return kind === "asking"
    ? "Nothing is sent yet: what follows is being looked up. Send it once you have seen it."
    : null;
}

const firstOf = ({ fields = [] }: Ask): Typed =>
  Object.fromEntries(
    fields.flatMap((field) => (field.kind === "number" ? [[field.key, `${field.first}`]] : [])),
  );

/** A word that confirms is typed anew each time. */
const wordsOf = ({ fields = [] }: Ask): Typed =>
  Object.fromEntries(fields.flatMap(({ kind, key }) => (kind === "word" ? [[key, ""]] : [])));
