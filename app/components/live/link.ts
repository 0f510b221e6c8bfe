import { useEffect, useState } from "react";
import { snapshotWord } from "#app/snapshot-word.ts";
import type { HeardDecision } from "./heard-decisions.ts";
import type { LinkState } from "./live-context.ts";

/** What the service tells a page that listens. */
export type Heard = {
  /** The state that there is now has this word. */
  onSnapshot(word: string): void;
  /** Something was decided. */
  onDecision(decision: HeardDecision): void;
};

/** A lost line is tried again after a second, then more and more patiently. */
const patience = { first: 1_000, most: 30_000 };

/** Listens to the events at `address` while the page is seen, and says how the line is. */
export function useLink(address: string, heard: Heard): LinkState {
  const [state, setState] = useState<LinkState>(live);
  useEffect(() => {
    const lose = () => setState(lost);
    const line = listen(address, heard, { onOpen: () => setState(live), onLoss: lose });
    addEventListener("offline", lose);
    addEventListener("online", line.again);
    document.addEventListener("visibilitychange", line.again);
    return () => {
      removeEventListener("offline", lose);
      removeEventListener("online", line.again);
      document.removeEventListener("visibilitychange", line.again);
      line.close();
    };
  }, [address, heard]);
  return state;
}

const live: LinkState = { kind: "live", since: null };

const lost = ({ since }: LinkState): LinkState => ({
  kind: navigator.onLine ? "lost" : "offline",
  since: since ?? new Date(),
});

type Line = { readonly onOpen: () => void; readonly onLoss: () => void };

/**
 * A line that comes back by itself: a browser gives up for good where the answer is an error, as while a service
 * starts. A page that nobody sees needs none: browsers share few lines among all tabs.
 */
function listen(address: string, heard: Heard, { onOpen, onLoss }: Line) {
  let close = () => {};
  let pause = patience.first;
  const again = () => {
    close();
    if (document.hidden) return;
    close = openLine(address, heard, {
      onOpen: () => {
        pause = patience.first;
        onOpen();
      },
      onLoss: () => {
        close();
        onLoss();
        const timer = setTimeout(again, pause);
        close = () => clearTimeout(timer);
        pause = Math.min(pause * 2, patience.most);
      },
    });
  };
  again();
  return { again, close: () => close() };
}

/** One try; gives what ends it. */
function openLine(address: string, heard: Heard, { onOpen, onLoss }: Line): () => void {
  const source = new EventSource(address);
  source.onopen = onOpen;
  source.onerror = onLoss;
  source.addEventListener("snapshot", ({ data }) => heard.onSnapshot(wordIn(data)));
  source.addEventListener("history", ({ data }) => heard.onDecision(JSON.parse(data)));
  return () => source.close();
}

/** The word under which a page knows the state that it was built from. */
function wordIn(data: unknown): string {
  const told: unknown = JSON.parse(String(data));
  if (typeof told !== "object" || told === null || !("id" in told && "at" in told)) return "";
  return snapshotWord(String(told.id), told.at === null ? null : String(told.at));
}
