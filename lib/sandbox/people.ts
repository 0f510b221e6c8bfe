import { isServiceUser } from "./access.ts";
import { forbidden, Refusal } from "./answers.ts";
import type { Call, World } from "./call.ts";
import type { Account, SandboxState } from "./state.ts";

/** Account by number, username or email address. */
export function accountNamed(state: SandboxState, name: string): Account | null {
  if (/^\d+$/.test(name)) return state.accounts.get(Number(name)) ?? null;
  for (const account of state.accounts.values()) {
    if (account.username === name || account.email === name) return account;
  }
  return null;
}

/** The account that `name` means to the caller; `self` is the caller. Throws Gerrit's 404. */
export function requireAccount(call: Call, world: World, name: string): Account {
  if (name === "self") {
    if (call.caller === null) throw forbidden("Resolving account 'self' requires login");
    return call.caller;
  }
  const account = accountNamed(world.state, name);
  if (account === null) throw new Refusal(404, `Account '${name}' not found`);
  return account;
}

/** An account as Gerrit writes it: only its number, or with name, email, username and tags. */
export function accountInfo(state: SandboxState, id: number, detailed: boolean): object {
  const account = state.accounts.get(id);
  if (!detailed || account === undefined) return { _account_id: id };
  return {
    _account_id: id,
    name: account.name,
    ...(account.email === null ? {} : { email: account.email }),
    ...(account.username === null ? {} : { username: account.username }),
    ...(isServiceUser(state, account) ? { tags: ["SERVICE_USER"] } : {}),
  };
}
