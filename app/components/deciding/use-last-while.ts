import { useState } from "react";

/**
 * Who acts here; where that is nobody any more, who it was last as long as something of theirs is open. A session may end
 * elsewhere, and what was begun is not taken out of anybody's hand: sending it tells that they are signed out, and keeps it.
 */
export function useLastWhile<Person extends object>(
  now: Person | null,
  isBusy: boolean,
): Person | null {
  const [last, setLast] = useState(now);
  if (now !== null && now !== last) setLast(now);
  return now ?? (isBusy ? last : null);
}
