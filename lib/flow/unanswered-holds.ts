import { counted } from "#lib/domain/phrases.ts";
import { decisionIn, type Sight } from "./look-at-project.ts";

/**
 * How many new holds wait for a person's word: the brake stopped them, or an approval kept them back. None before the
 * first plan is approved, for then all of it waits.
 */
export const unansweredHolds = (sight: Sight): number =>
  sight.isStarted ? decisionIn(sight).waiting.filter(({ why }) => why !== "not-in-plan").length : 0;

/** So many holds wait, and what answers them. */
export const unansweredSentence = (holds: number): string =>
  `${counted(holds, "new hold")} ${holds === 1 ? "waits" : "wait"} for a person: slots plan, then slots approve ID.`;
