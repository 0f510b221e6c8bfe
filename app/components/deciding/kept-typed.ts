import type { Written } from "#lib/domain/policy-draft.ts";
import type { Ask, Typed } from "./ask.ts";
import type { Deciding } from "./deciding-context.ts";
import { askKey } from "./kept.ts";
import { readKept } from "./read-kept.ts";

type By = Pick<Deciding, "project" | "actor">;

// Apart from what else is kept: no page needs it before something is typed.

/** Kept in this tab, for who has typed it, until it is sent or cancelled: it survives an error, a mistaken Esc and signing in again. */
const typedAt = ({ project, actor }: By, { path }: Ask) =>
  `review-slots.typed ${project} ${actor.who} ${path}`;

export const keptTyped = (by: By, ask: Ask): Typed => readKept<Typed>(typedAt(by, ask)) ?? {};

export const keepTyped = (by: By, ask: Ask, typed: Typed): void =>
  sessionStorage.setItem(typedAt(by, ask), JSON.stringify(typed));

export const forgetTyped = (by: By, ask: Ask): void => sessionStorage.removeItem(typedAt(by, ask));

/** Keeps what is being decided while its person signs in again on another page. */
export const keepAsk = (project: string, ask: Ask): void =>
  sessionStorage.setItem(askKey, JSON.stringify({ project, ask }));

const draftAt = (project: string, who: string) => `review-slots.draft ${project} ${who}`;

/** Keeps the settings of the policy that somebody has changed and not sent. */
export const keepDraft = (project: string, who: string, draft: Written): void =>
  sessionStorage.setItem(draftAt(project, who), JSON.stringify(draft));

export const keptDraft = (project: string, who: string): Written =>
  readKept<Written>(draftAt(project, who)) ?? {};
