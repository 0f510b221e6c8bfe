"use client";

import { useOffline } from "next/offline";
import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "#app/components/notice.tsx";
import { timeOf } from "#lib/domain/phrases.ts";
import styles from "./link-notice.module.css";
import { type LinkState, useLive } from "./live-context.ts";

/** A line that is back so soon was not worth a word. */
const worthAWord = 5_000;

/** That the page hears nothing any more, or can't open what somebody asked for: in sight wherever the page is scrolled to. */
export function LinkNotice() {
  const { link } = useLive();
  const isLong = useIsLong(link.kind);
  const isWaiting = useOffline();
  return (
    <div aria-live="polite" className={styles["place"]} data-link-notice="">
      {wordsOf(isLong ? link : null, isWaiting)}
    </div>
  );
}

/** Whether a line has been lost for so long that it is worth a word. */
function useIsLong(kind: LinkState["kind"]): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (kind === "live") return;
    const timer = setTimeout(() => setLong(true), worthAWord);
    return () => clearTimeout(timer);
  }, [kind]);
  return isLong && kind !== "live";
}

function wordsOf(lost: LinkState | null, isWaiting: boolean): ReactNode {
  const at = lost?.since ? timeOf(lost.since) : null;
  if (lost?.kind === "offline" && at !== null) {
    return (
      <Notice tone="stop" glyph="cross" fact="Your browser is offline.">
        What you see is from {at}. It goes on by itself once there is a connection.
      </Notice>
    );
  }
  if (isWaiting) {
    return (
      <Notice tone="warn" glyph="triangle" fact="The service does not answer.">
        A page that you ask for opens by itself once it does.
      </Notice>
    );
  }
  return at === null ? null : (
    <Notice tone="warn" glyph="triangle" fact="This page may be behind.">
      Live updates stopped at {at}; they are tried again by themselves. You can still read.
    </Notice>
  );
}
