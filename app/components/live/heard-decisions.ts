/** What an open page is told of a decision when it is made. */
export type HeardDecision = {
  readonly who: string;
  readonly kind: string;
  readonly code: string;
  readonly text: string;
};

const decisionHeard = "review-slots:decision";

/** Tells the parts of this page of a decision that it heard of. */
export const tellDecision = (decision: HeardDecision): boolean =>
  dispatchEvent(new CustomEvent<HeardDecision>(decisionHeard, { detail: decision }));

/** Hears of each decision until the signal. */
export function hearDecisions(take: (decision: HeardDecision) => void, signal: AbortSignal): void {
  const hear = (event: Event) => take((event as CustomEvent<HeardDecision>).detail);
  addEventListener(decisionHeard, hear, { signal });
}
