import type { CommandKind } from "./command.ts";

/** What a token may be used for: to rank, to steer blueprints and changes, or to govern what the bot does. */
export const accessScopes = ["rank", "steer", "govern"] as const;
export type AccessScope = (typeof accessScopes)[number];

const scopes: Readonly<Record<CommandKind, AccessScope>> = {
  rank: "rank",
  assign: "steer",
  release: "steer",
  bump: "steer",
  defer: "steer",
  withdraw: "steer",
  done: "steer",
  reopen: "steer",
  ready: "steer",
  away: "steer",
  swap: "steer",
  exempt: "steer",
  "take-back": "steer",
  unlink: "steer",
  approve: "govern",
  pause: "govern",
  resume: "govern",
  policy: "govern",
  import: "govern",
  "remove-holds": "govern",
};

/** The scope that a token needs for this. */
export const scopeOf = (kind: CommandKind): AccessScope => scopes[kind];

/** What each is for, in the words of the page on which tokens are made. */
export const scopeWords: Readonly<Record<AccessScope, string>> = {
  rank: "change the order",
  steer: "decide about blueprints and changes",
  govern: "change the policy, approve, pause, resume, import and remove holds",
};

/** A scope by what it is for and by its own name: "change the order (rank)". */
export function scopeInWords(scope: string): string {
  const known = accessScopes.find((one) => one === scope);
  return known === undefined ? scope : `${scopeWords[known]} (${known})`;
}
