import { useEffect, useState } from "react";

/** As long as the light on it. */
const landing = 1_200;

/** The rows that were put somewhere a moment ago. */
export function useLanded() {
  const [landed, setLanded] = useState<readonly string[]>([]);
  useEffect(() => {
    if (landed.length === 0) return;
    const timer = setTimeout(() => setLanded([]), landing);
    return () => clearTimeout(timer);
  }, [landed]);
  return { landed, land: setLanded };
}
