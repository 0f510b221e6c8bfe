import { useEffect, useState } from "react";

/** So long it takes to read what was done, in milliseconds. */
const readFor = 10_000;

/** A word that is seen for as long as it takes to read it; null is none. */
export function useShown() {
  const [shown, show] = useState<string | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => show(null), readFor);
    return () => clearTimeout(timer);
  }, [shown]);
  return { shown, show };
}
