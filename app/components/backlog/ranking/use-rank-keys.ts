import { useEffect, useRef } from "react";
import { hearKeys } from "#app/components/keys/page-key.ts";

/** Hears of keys before the list does; `take` is true for those that go no further. */
export function useRankKeys(take: (key: string) => boolean): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const stop = new AbortController();
    hearKeys((key) => latest.current(key), stop.signal, { isFirst: true });
    return () => stop.abort();
  }, []);
}
