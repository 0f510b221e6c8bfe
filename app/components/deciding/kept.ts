import type { Ask, Typed } from "./ask.ts";

/** Kept in this tab only, until it is sent: what was typed survives an error, a mistaken Esc and signing in again. */
const typedAt = (project: string, { path }: Ask) => `review-slots.typed ${project} ${path}`;
const askKey = "review-slots.ask";

export function keptTyped(project: string, ask: Ask): Typed {
  return read<Typed>(typedAt(project, ask)) ?? {};
}

export const keepTyped = (project: string, ask: Ask, typed: Typed): void =>
  sessionStorage.setItem(typedAt(project, ask), JSON.stringify(typed));

export const forgetTyped = (project: string, ask: Ask): void =>
  sessionStorage.removeItem(typedAt(project, ask));

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

/** Only this page writes there; what can't be read is as good as nothing. */
function read<Kept>(key: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
