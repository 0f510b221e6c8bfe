"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { PolicyKey } from "#lib/domain/policy.ts";
import { type Drafted, draftedIn, unsettled, type Written } from "#lib/domain/policy-draft.ts";
import { useDeciding } from "./deciding/deciding-context.ts";
import { keepDraft, keptDraft } from "./deciding/kept-typed.ts";

type Draft = {
  /** The version of the policy that the settings now are of. */
  readonly version: number;
  readonly drafted: readonly Drafted[];
  /** What is decided and not in effect yet. */
  readonly sent: Written;
  /** How a setting is written in its field. */
  written(key: PolicyKey): string;
  /** Null puts it back as it is now. */
  write(key: PolicyKey, text: string | null): void;
  /** Several at once; what they do not name stays as it is written. */
  fill(settings: Written): void;
  clear(): void;
};

const DraftContext = createContext<Draft | null>(null);

/** The policy that somebody is about to set; null where the reader may not. */
export const useDraft = (): Draft | null => useContext(DraftContext);

type Given = { version: number; now: Written; sent: Written; children: ReactNode };

/**
 * Keeps what is typed into the fields until it is what the policy says, or is sent; also when somebody else changed it,
 * or the session of who typed it has ended. What was sent and is undone is no draft again.
 */
export function PolicyDraft({ version, now, sent, children }: Given) {
  const [texts, setTexts] = useState<Written>({});
  const open = unsettled(texts, { ...now, ...sent });
  if (open !== texts) setTexts(open);
  useKeeping(open, setTexts);
  const draft = useMemo(
    (): Draft => ({
      version,
      drafted: draftedIn(texts, { ...now, ...sent }),
      sent,
      written: (key) => texts[key] ?? sent[key] ?? now[key] ?? "",
      write: (key, text) =>
        setTexts(({ [key]: _, ...others }) =>
          text === null ? others : { ...others, [key]: text },
        ),
      fill: (settings) => setTexts((before) => ({ ...before, ...settings })),
      clear: () => setTexts({}),
    }),
    [version, now, sent, texts],
  );
  return <DraftContext value={draft}>{children}</DraftContext>;
}

/** In this tab, for who typed it. */
function useKeeping(texts: Written, restore: (texts: Written) => void): void {
  const deciding = useDeciding();
  const isRestored = useRef(false);
  const [project, who] = [deciding?.project, deciding?.actor.who];
  useEffect(() => {
    if (project === undefined || who === undefined) return;
    if (isRestored.current) keepDraft(project, who, texts);
    else restore(keptDraft(project, who));
    isRestored.current = true;
  }, [project, who, texts, restore]);
}
