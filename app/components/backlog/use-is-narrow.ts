import { useSyncExternalStore } from "react";

const narrow = "(max-width: 639px)";

function listen(tell: () => void) {
  const query = matchMedia(narrow);
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}

/** Whether the screen is so narrow that the table is a list. */
export const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    listen,
    () => matchMedia(narrow).matches,
    () => false,
  );
