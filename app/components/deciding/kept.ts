import type { Ask } from "./ask.ts";
import { readKept } from "./read-kept.ts";
import type { Told } from "./told.ts";

/** Where what is being decided is kept while its person signs in again on another page. */
export const askKey = "review-slots.ask";

/** What was being decided in this project when its person went to sign in; told once. */
export function takeAsk(project: string): Ask | null {
  const kept = readKept<{ project: string; ask: Ask }>(askKey);
  if (kept === null || kept.project !== project) return null;
  sessionStorage.removeItem(askKey);
  return kept.ask;
}

const toldAt = (project: string) => `review-slots.told ${project}`;

/** Keeps what was decided and can be undone, over a visit to another page; null forgets it. */
export function keepTold(project: string, who: string, told: Told | null): void {
  if (told?.undo) sessionStorage.setItem(toldAt(project), JSON.stringify({ who, told }));
  else sessionStorage.removeItem(toldAt(project));
}

/** What this person decided in this project and can still undo by a key; null where there is no such thing. */
export function keptTold(project: string, who: string): Told | null {
  const kept = readKept<{ who: string; told: Told }>(toldAt(project));
  return kept?.who === who && kept.told.until > Date.now() ? kept.told : null;
}
