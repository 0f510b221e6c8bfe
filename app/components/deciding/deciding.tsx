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
import { keepTold, keptTold, takeAsk } from "./kept.ts";
import type { Decided, Undo } from "./send.ts";
import { useLapsed } from "./use-lapsed.ts";
import { useLastWhile } from "./use-last-while.ts";
import { useLateUndo } from "./use-late-undo.ts";
import { windowOf } from "./window-of.ts";

const DecisionDialog = lazy(() => import("./decision-dialog.tsx"));
const Toast = lazy(() => import("./toast.tsx"));

/** What the toast says, and until when by this browser's clock, in milliseconds. */
export type Told = {
  readonly text: string;
  readonly undo: Undo | null;
  readonly until: number;
  readonly isTrouble: boolean;
};

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
    (one: Told) => {
      keep(one);
      setSaid(one.text);
    },
    [keep],
  );
  const say = useCallback(
    (one: Told) => {
      tell(one);
      renew();
    },
    [tell, renew],
  );
  const warn = useCallback(
    (text: string) => {
      keep(besides(toldOfTrouble(text), latest.current));
      setSaid(text);
      renew();
    },
    [keep, renew],
  );
  useLapsed(who, warn);
  const tellLate = useCallback(() => tell(toldOfTrouble(lateUndo)), [tell]);
  useLateUndo(who !== null && told === null, tellLate);
  return { told, said, say, warn, forget: () => keep(null) };
}

const lateUndo =
  "There is nothing to undo here any more. What is not sent yet is undone where it stands, and older decisions in the history (g h).";

/** What is pending reads as if it were done. */
function toldBy({ kind, text, undo, at }: Decided): Told {
  const later = kind === "pending" ? " Not sent yet." : "";
  return {
    ...{ text: `${text}${later}`, undo, isTrouble: false },
    until: Date.now() + windowOf(undo, at) * 1_000,
  };
}

const toldOfTrouble = (text: string): Told => ({
  ...{ text, undo: null, isTrouble: true },
  until: Date.now() + windowOf(null, 0) * 1_000,
});

/** Trouble with one thing takes nothing from another of its undo. */
function besides(trouble: Told, before: Told | null): Told {
  if (before === null || before.undo === null || before.until <= Date.now()) return trouble;
  return { ...before, text: `${trouble.text} To be undone still: ${before.text}`, isTrouble: true };
}

/** To where it came from; a card that is another one meanwhile gives it to the page. */
function focusAgain(opener: HTMLElement | null): void {
  if (opener?.isConnected) opener.focus();
  else document.querySelector<HTMLElement>("main")?.focus();
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
