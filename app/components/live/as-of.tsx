"use client";

import { useEffect, useState } from "react";
import { age } from "#lib/domain/age.ts";
import { timeOf } from "#lib/domain/phrases.ts";
import styles from "./as-of.module.css";
import { useLive } from "./live-context.ts";

/** Older than this is worth a look: a pass is made every minute. */
const staleAfter = 120_000;
const ticksEvery = 5_000;

type Given = {
  /** The last good read of the review server, and the service's own clock when the page was built. */
  at: Date;
  now: Date;
};

/** As of when the page is true, counted on while it is open. The shape says it too, not only the colour. */
export function AsOf({ at, now }: Given) {
  const { link } = useLive();
  const passed = usePassed(now);
  const then = new Date(now.getTime() + passed);
  if (link.kind === "offline") {
    return <Mark kind="silent" at={at} words={`offline, as of ${timeOf(at)}`} />;
  }
  const isStale = link.kind === "lost" || then.getTime() - at.getTime() > staleAfter;
  return <Mark kind={isStale ? "stale" : "fresh"} at={at} words={`as of ${age(at, then)} ago`} />;
}

/** Milliseconds since the page was built, by no clock that may differ from the service's. */
function usePassed(now: Date): number {
  const [passed, setPassed] = useState({ since: now, milliseconds: 0 });
  useEffect(() => {
    const begun = performance.now();
    const timer = setInterval(
      () => setPassed({ since: now, milliseconds: performance.now() - begun }),
      ticksEvery,
    );
    return () => clearInterval(timer);
  }, [now]);
  return passed.since.getTime() === now.getTime() ? passed.milliseconds : 0;
}

function Mark({
  kind,
  at,
  words,
}: {
  kind: "fresh" | "stale" | "silent";
  at: Date;
  words: string;
}) {
  return (
    <p className={`${styles["mark"]} ${styles[kind]}`}>
      <time dateTime={at.toISOString()} title={at.toUTCString()}>
        {words}
      </time>
    </p>
  );
}
