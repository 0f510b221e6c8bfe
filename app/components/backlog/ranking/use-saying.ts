import { useCallback, useState } from "react";

/** What is said to screen readers; the same words twice in a row are said twice. */
export function useSaying() {
  const [said, setSaid] = useState("");
  const say = useCallback(
    (words: string) => setSaid((before) => (before === words ? `${words}\u00a0` : words)),
    [],
  );
  /** What was said is not so. */
  const unsay = useCallback(() => setSaid(""), []);
  return { said, say, unsay };
}
