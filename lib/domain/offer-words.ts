import type { BlueprintOffer, ChangeOffer } from "./offers.ts";

/** What a menu calls it, and what it does in a few words. */
export type OfferWords = { readonly label: string; readonly does: string };

export const blueprintOfferWords: Readonly<Record<BlueprintOffer, OfferWords>> = {
  assign: { label: "Assign", does: "Gives it a free slot now, past its rank." },
  release: {
    label: "Release",
    does: "Frees its slot; it can win one again once somebody says that it is ready.",
  },
  swap: {
    label: "Swap",
    does: "Another takes its slot; this one can win one again once somebody says that it is ready.",
  },
  bump: { label: "Bump", does: "Frees its slot; it can win one again once its author is back." },
  away: { label: "Author away", does: "Silence costs no slot until a day." },
  ready: { label: "Ready", does: "It is complete and its author is there." },
  done: { label: "Done", does: "It is finished; its changes need no slot." },
  defer: { label: "Defer", does: "Not now; it keeps its rank." },
  withdraw: { label: "Withdraw", does: "It is not wanted any more." },
  reopen: { label: "Reopen", does: "Back in the backlog at its rank." },
};

export const changeOfferWords: Readonly<Record<ChangeOffer, OfferWords>> = {
  exempt: { label: "Exempt", does: "It needs no slot, over new patch sets too." },
  lift: { label: "Lift its hold", does: "It needs no slot, over new patch sets too." },
  "take-back": { label: "Take the exemption back", does: "It waits for a slot again." },
  unlink: { label: "Unlink", does: "Forgets the blueprint that it named once." },
};
