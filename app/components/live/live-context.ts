import { createContext, useContext } from "react";

/** Whether this page hears of what changes: `lost` where the service does not answer, `offline` where this browser is. */
export type LinkState = { readonly kind: "live" | "lost" | "offline"; readonly since: Date | null };

export type Live = {
  readonly link: LinkState;
  /** The word of the newest state that the page has heard of; it may not show it yet. */
  readonly heard: string;
  /** Parts of the page that keep what they showed, and the decisions that they do not show yet. */
  readonly holding: number;
  readonly behind: number;
  /** Rises when a person wants to see all as it is now. */
  readonly shownAt: number;
  /** Says that one more part holds back, or one less. */
  hold(more: 1 | -1): void;
  show(): void;
};

const still: Live = {
  link: { kind: "live", since: null },
  heard: "",
  holding: 0,
  behind: 0,
  shownAt: 0,
  hold: () => {},
  show: () => {},
};
/** Given by the page that is live. */
export const LiveContext = createContext<Live>(still);

/** What is live about this page; outside of a live one nothing moves. */
export const useLive = (): Live => useContext(LiveContext);
