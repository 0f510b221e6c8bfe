import { type Answer, forbidden } from "./answers.ts";
import type { Body } from "./body.ts";
import type { Account, SandboxState } from "./state.ts";

/** What every handler may touch: the state, and the clock it was given. */
export type World = {
  readonly state: SandboxState;
  readonly now: () => Date;
  readonly version: string;
};

/** One request after sign-in and routing. `caller` is null for anonymous. */
export type Call = {
  readonly caller: Account | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Body;
};

export type Handler = (call: Call, world: World) => Answer;

/** A part of the path, named in the route; empty only if the route does not have it. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? "";
}

/** The account that asks, or Gerrit's 403 for anonymous. */
export function signedIn(call: Call): Account {
  if (call.caller === null) throw forbidden("Authentication required");
  return call.caller;
}
