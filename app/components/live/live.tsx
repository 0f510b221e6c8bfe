"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useMemo, useState, useTransition } from "react";
import { type HeardDecision, tellDecision } from "./heard-decisions.ts";
import { useLink } from "./link.ts";
import { LiveContext } from "./live-context.ts";

type Given = {
  project: string;
  /** The id of the state that this page was built from. */
  snapshot: string;
  /** The id of the build that it comes from. */
  build: string;
  children: ReactNode;
};

/**
 * Keeps a page true while it is open: the service tells when its state is another one, and the page is built anew and
 * put in place of what differs. `Still` keeps parts of it from moving under somebody's hand.
 */
export function LiveProvider({ project, snapshot, build, children }: Given) {
  const [latest, setLatest] = useState(snapshot);
  const [behind, setBehind] = useState(0);
  const [holding, setHolding] = useState(0);
  const [shownAt, setShownAt] = useState(0);
  const heard = useMemo(
    () => ({
      onSnapshot: setLatest,
      onDecision: (decision: HeardDecision) => {
        setBehind((count) => count + 1);
        tellDecision(decision);
      },
    }),
    [],
  );
  const link = useLink(`/api/v1/projects/${project}/events`, heard);
  useRebuilding(link.kind === "live" && latest !== snapshot ? latest : null, { snapshot, build });
  // What was decided is counted from the moment at which a part of the page holds back.
  useEffect(() => {
    if (holding === 0) setBehind(0);
  }, [holding]);
  const live = useMemo(
    () => ({
      ...{ link, heard: latest, holding, behind, shownAt },
      hold: (more: 1 | -1) => setHolding((count) => count + more),
      show: () => setShownAt((count) => count + 1),
    }),
    [link, latest, holding, behind, shownAt],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Many changes at once become one new page, and many open pages do not all ask at the same moment. */
const gathered = () => 300 + Math.random() * 700;

/** Builds the page anew while there is a newer state than the one that it shows. */
function useRebuilding(
  wanted: string | null,
  { snapshot: shown, build }: Pick<Given, "snapshot" | "build">,
): void {
  const router = useRouter();
  const [isBuilding, startBuilding] = useTransition();
  const [tried, setTried] = useState("");
  useEffect(() => {
    if (wanted === null || isBuilding || tried === `${wanted} ${shown}`) return;
    const timer = setTimeout(async () => {
      // Next leaves a page whose service answers with an error, as a proxy before one that starts does.
      const there = await buildThere();
      if (there === null) return;
      setTried(`${wanted} ${shown}`);
      // Next would load a page of another build anew too, but at the address that it knows: record 33.
      if (there === build) startBuilding(() => router.refresh());
      else location.reload();
    }, gathered());
    return () => clearTimeout(timer);
  }, [wanted, shown, build, isBuilding, tried, router]);
}

/** The build that the service is of now; null where it does not answer. */
async function buildThere(): Promise<string | null> {
  try {
    const answer = await fetch("/api/health/live", { cache: "no-store" });
    return answer.ok ? ((await answer.json()) as { readonly build: string }).build : null;
  } catch {
    return null;
  }
}
