import { type RefObject, useState } from "react";
import type { RankingPerson } from "#app/components/backlog/ranked.ts";
import { needsReason, type Wish } from "#lib/domain/moving.ts";

/** A move for which the policy wants a reason, as this page knows it: it waits for that before it is shown or sent. */
export function useUnexplained(
  latest: RefObject<readonly string[]>,
  { reasonForTop }: Pick<RankingPerson, "reasonForTop">,
) {
  const [unexplained, setUnexplained] = useState<Wish | null>(null);
  const wantsReason = (wish: Wish) => needsReason(latest.current, wish, reasonForTop);
  return { unexplained, setUnexplained, wantsReason };
}
