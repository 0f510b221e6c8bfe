"use client";

import { useEffect, useState } from "react";
import styles from "./pending-strip.module.css";

/** ", in 23 s", counted from the instant at which the service built the page; without a script nothing is said. */
export function Countdown({ due, now }: { due: Date; now: Date }) {
  const [left, setLeft] = useState<number | null>(null);
  const seconds = (due.getTime() - now.getTime()) / 1_000;
  useEffect(() => {
    const begun = performance.now();
    const count = () => setLeft(Math.ceil(seconds - (performance.now() - begun) / 1_000));
    count();
    const timer = setInterval(count, 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  return <span className={styles["left"]}>{left === null ? "" : wordsFor(left)}</span>;
}

/** A pass does what is due, so it may take a moment more. */
const wordsFor = (left: number): string => (left > 0 ? `, in ${left} s` : ", now");
