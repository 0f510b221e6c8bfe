import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Whether the page is being printed: then every row must be there, however many. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    // The browser takes its picture as soon as this returns.
    addEventListener("beforeprint", () => flushSync(() => setPrinting(true)), { signal });
    addEventListener("afterprint", () => setPrinting(false), { signal });
    return () => stop.abort();
  }, []);
  return isPrinting;
}
