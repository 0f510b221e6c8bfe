"use client";

import { useRouter } from "next/navigation";
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useTransition,
} from "react";
import { useLive } from "#app/components/live/live-context.ts";
import type { Ask } from "./ask.ts";
import { type Decider, DecidingContext } from "./deciding-context.ts";
import { keepFocus } from "./keep-focus.ts";
import { keepTold, keptTold, takeAsk } from "./kept.ts";
import type { Decided } from "./send.ts";
import { besides, type Told, toldBy, toldOnly } from "./told.ts";
import { useLapsed } from "./use-lapsed.ts";
import { useLastWhile } from "./use-last-while.ts";
import { useLateUndo } from "./use-late-undo.ts";

const DecisionDialog = lazy(() => import("./decision-dialog.tsx"));
const Toast = lazy(() => import("./toast.tsx"));

/** One opening of a dialog, counted from the page's first. A dialog tells late that it closed: the next one stays open. */
type Opened = { readonly ask: Ask; readonly nth: number };

type Given = {
  project: string;
  /** Null where nobody has signed in, or not any more. */
  actor: Decider | null;
  children: ReactNode;
};

/** Lets a person who has signed in decide on this page. What it opens is loaded when it is first asked for. */
export function DecidingProvider({ project, actor: now, children }: Given) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const openings = useRef(0);
  const isSignedIn = now !== null;
  const { told, said, say, warn, forget } = useTold(project, now?.who ?? null);
  const actor = useLastWhile(now, opened !== null || told !== null);
  const opener = useRef<HTMLElement | null>(null);
  const deciding = useMemo(
    () =>
      actor && {
        project,
        actor,
        decide: (wanted: Ask, from: HTMLElement | null) => {
          opener.current = from;
          setOpened({ ask: wanted, nth: ++openings.current });
        },
        tell: (decided: Decided) => say(toldBy(decided)),
        warn,
      },
    [project, actor, say, warn],
  );
  useEffect(() => {
    if (!isSignedIn) return;
    const kept = takeAsk(project);
    if (kept !== null) setOpened((last) => last ?? { ask: kept, nth: ++openings.current });
  }, [project, isSignedIn]);
  const close = (which: Opened) => {
    setOpened((last) => (last === which ? null : last));
    focusAgain(opener.current);
  };
  return (
    <DecidingContext value={deciding}>
      {children}
      <p className="unseen" role="status">
        {said}
      </p>
      <Suspense>
        {opened === null ? null : (
          // Another person begins anew: what is typed is whose it is.
          <DecisionDialog
            key={`${opened.nth} ${actor?.who}`}
            ask={opened.ask}
            onClose={() => close(opened)}
          />
        )}
        {told === null ? null : <Toast told={told} onTold={say} onClose={forget} />}
      </Suspense>
    </DecidingContext>
  );
}

/** What is told of decisions, seen and heard; what was decided shows on the page too. */
function useTold(project: string, who: string | null) {
  const [told, setTold] = useState<Told | null>(null);
  const [said, setSaid] = useState("");
  const renew = useRenewal();
  const latest = useRef(told);
  const keep = useCallback(
    (one: Told | null) => {
      latest.current = one;
      setTold(one);
      if (who !== null) keepTold(project, who, one);
    },
    [project, who],
  );
  useEffect(() => {
    if (who !== null && latest.current === null) keep(keptTold(project, who));
  }, [project, who, keep]);
  const tell = useCallback(
    (one: Told, words = one.text) => {
      keep(one);
      setSaid(words);
    },
    [keep],
  );
  const say = useCallback(
    (one: Told, words = one.text) => {
      tell(one, words);
      renew();
    },
    [tell, renew],
  );
  const warn = useCallback(
    (text: string) => say(besides(toldOnly(text, true), latest.current), text),
    [say],
  );
  useLapsed(who, warn);
  const tellLate = useCallback(() => tell(toldOnly(lateUndo, true)), [tell]);
  useLateUndo(who !== null && told === null, tellLate);
  return { told, said, say, warn, forget: () => keep(null) };
}

const lateUndo =
  "There is nothing to undo here any more. What is not sent yet is undone where it stands, and older decisions in the history (g h).";

/** To where it came from; a card that is another one meanwhile gives it to the page. */
function focusAgain(opener: HTMLElement | null): void {
  if (opener?.isConnected) {
    opener.focus();
    keepFocus(opener);
  } else document.querySelector<HTMLElement>("main")?.focus();
}

/** Builds the page anew and shows all of it, also what is under the pointer: its reader has changed it. */
function useRenewal(): () => void {
  const router = useRouter();
  const { show } = useLive();
  const latest = useRef({ router, show });
  const [isBuilding, build] = useTransition();
  const wasBuilding = useRef(false);
  useEffect(() => {
    latest.current = { router, show };
  });
  useEffect(() => {
    if (wasBuilding.current && !isBuilding) latest.current.show();
    wasBuilding.current = isBuilding;
  }, [isBuilding]);
  return useMemo(() => () => build(() => latest.current.router.refresh()), []);
}
