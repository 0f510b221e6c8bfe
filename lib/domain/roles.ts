import { type AccessScope, scopeOf } from "./access-scope.ts";
import type { CommandKind } from "./command.ts";

/** What somebody is in one project (b103). Who has none of them is a reader, whoever they are. */
export const roles = ["contributor", "core", "lead", "operator"] as const;
export type Role = (typeof roles)[number];

/** How somebody was known when they decided: enough to ask later what they are then. */
export type Proof = {
  readonly by: "session" | "token";
  /** What their session or token is called. */
  readonly handle: string;
  /** What a token is called by whoever made it. */
  readonly token?: string | undefined;
  readonly server: string;
  readonly username: string;
  readonly persona: string | null;
  /** Groups in which the review server said they are, when they signed in. */
  readonly groups: readonly string[];
  /** An instant, as ISO writes it. */
  readonly provedAt: string;
};

/** Somebody who may decide something in one project; it survives being written as JSON. */
export type Actor = {
  /** As the history names them. */
  readonly who: string;
  readonly roles: readonly Role[];
  /** More may be theirs, which the review server can't be asked now. */
  readonly isUnsure?: true | undefined;
  /** What the owner of a blueprint is called where it is this person: their username. */
  readonly names: readonly string[];
  /** Their account on the project's review server; null where they have none. */
  readonly account: number | null;
  /** What their token may be used for; null where they decide in a browser. */
  readonly scopes: readonly AccessScope[] | null;
  /** Null where nobody signed in: who may is asked once. */
  readonly proof: Proof | null;
};

/** Of whoever looks after the order and the slots. */
const steering: readonly Role[] = ["core", "lead"];
/** Of whoever answers for what the bot does. */
const answering: readonly Role[] = ["core", "lead", "operator"];

/** Who may decide what (docs/decisions/0027). A contributor says `own` things of their own work only. */
const allowed: Readonly<Record<CommandKind, readonly Role[]>> = {
  rank: steering,
  assign: steering,
  release: steering,
  bump: steering,
  defer: steering,
  withdraw: steering,
  done: steering,
  reopen: steering,
  ready: steering,
  away: steering,
  swap: steering,
  exempt: answering,
  "take-back": answering,
  unlink: answering,
  approve: answering,
  pause: answering,
  resume: answering,
  policy: answering,
  import: ["lead", "operator"],
  "remove-holds": ["lead", "operator"],
};

/** What an author may say of their own blueprint or change (b31, b41). */
const own: readonly CommandKind[] = ["ready", "away", "unlink"];

/** Every kind of decision. */
export const commandKinds = Object.keys(allowed) as readonly CommandKind[];

/**
 * Whether somebody may decide this in the project in which they have these roles; `isOwn` where it is of their own work.
 * A token's scopes only take away from that.
 */
export function can(
  { roles: held, scopes = null }: Pick<Actor, "roles"> & Partial<Pick<Actor, "scopes">>,
  kind: CommandKind,
  { isOwn }: { readonly isOwn: boolean } = { isOwn: false },
): boolean {
  if (scopes !== null && !scopes.includes(scopeOf(kind))) return false;
  if (held.some((role) => allowed[kind].includes(role))) return true;
  return isOwn && own.includes(kind) && held.includes("contributor");
}

/** The roles that may decide this whosever work it is, for a refusal that says who can. */
export const rolesFor = (kind: CommandKind): readonly Role[] => allowed[kind];
