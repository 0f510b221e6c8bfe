import { createContext, useContext } from "react";
import type { Actor } from "#lib/domain/roles.ts";
import type { Ask } from "./ask.ts";
import type { Decided } from "./send.ts";

/** Who decides here. */
export type Decider = Pick<Actor, "who" | "roles" | "names">;

export type Deciding = {
  readonly project: string;
  readonly actor: Decider;
  /** Opens the dialog that shows what follows, asks why and sends it; the focus comes back to `opener`. */
  decide(ask: Ask, opener: HTMLElement | null): void;
  /** Says that something was decided, offers to undo it, and shows the page as it is now. */
  tell(decided: Decided): void;
  /** Says why something was not done, and shows the page as it is now. */
  warn(text: string): void;
};

/** Given by a page whose reader has signed in. */
export const DecidingContext = createContext<Deciding | null>(null);

/** How a person decides on this page; null for who only reads. */
export const useDeciding = (): Deciding | null => useContext(DecidingContext);
