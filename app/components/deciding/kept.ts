import type { Written } from "#lib/domain/policy-draft.ts";
import type { Ask, Typed } from "./ask.ts";
import type { Deciding } from "./deciding-context.ts";
import type { Told } from "./told.ts";

type By = Pick<Deciding, "project" | "actor">;

/** Kept in this tab, for who has typed it, until it is sent or cancelled: it survives an error, a mistaken Esc and signing in again. */
const typedAt = ({ project, actor }: By, { path }: Ask) =>
  `review-slots.typed ${project} ${actor.who} ${path}`;
const askKey = "review-slots.ask";

export const keptTyped = (by: By, ask: Ask): Typed => read<Typed>(typedAt(by, ask)) ?? {};

export const keepTyped = (by: By, ask: Ask, typed: Typed): void =>
  sessionStorage.setItem(typedAt(by, ask), JSON.stringify(typed));

export const forgetTyped = (by: By, ask: Ask): void => sessionStorage.removeItem(typedAt(by, ask));

/** Keeps what is being decided while its person signs in again on another page. */
export const keepAsk = (project: string, ask: Ask): void =>
  sessionStorage.setItem(askKey, JSON.stringify({ project, ask }));

/** What was being decided in this project when its person went to sign in; told once. */
export function takeAsk(project: string): Ask | null {
  const kept = read<{ project: string; ask: Ask }>(askKey);
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
  const kept = read<{ who: string; told: Told }>(toldAt(project));
  return kept?.who === who && kept.told.until > Date.now() ? kept.told : null;
}

const draftAt = (project: string, who: string) => `review-slots.draft ${project} ${who}`;

/** Keeps the settings of the policy that somebody has changed and not sent. */
export const keepDraft = (project: string, who: string, draft: Written): void =>
  sessionStorage.setItem(draftAt(project, who), JSON.stringify(draft));

export const keptDraft = (project: string, who: string): Written =>
  read<Written>(draftAt(project, who)) ?? {};

/** Only this page writes there; what can't be read is as good as nothing. */
function read<Kept>(key: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
