"use client";

import { useEffect, useState } from "react";
import { useLive } from "#app/components/live/live-context.ts";
import { useDeciding } from "./deciding-context.ts";
import styles from "./pending-strip.module.css";

type Given = { due: Date; now: Date; who: string };

/** So long after it is due it is done, as a rule, in seconds; then once more for a busy service. */
const lookAgain = [3, 10];

/**
 * ", in 23 s", counted from the instant at which the service built the page; without a script nothing is said. Whose
 * decision it is sees the page move when it is done, also under their own focus: they wait for it.
 */
export function Countdown({ due, now, who }: Given) {
  const isOwn = useDeciding()?.actor.who === who;
  const { show } = useLive();
  const [left, setLeft] = useState<number | null>(null);
  const seconds = (due.getTime() - now.getTime()) / 1_000;
  useEffect(() => {
    const begun = performance.now();
    const count = () => setLeft(Math.ceil(seconds - (performance.now() - begun) / 1_000));
    count();
    const timer = setInterval(count, 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a second is enough
  useEffect(() => {
    if (isOwn && left !== null && lookAgain.includes(-left)) show();
  }, [isOwn, left]);
  return <span className={styles["left"]}>{left === null ? "" : wordsFor(left)}</span>;
}

/** A pass does what is due, so it may take a moment more. */
const wordsFor = (left: number): string => (left > 0 ? `, in ${left} s` : ", now");
