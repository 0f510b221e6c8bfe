import { groupsOf, isAdministrator, isServiceUser } from "./access.ts";
import { type Answer, conflict, created, forbidden, ok, unprocessable } from "./answers.ts";
import { textIn, textsIn } from "./body.ts";
import { type Call, param, signedIn, type World } from "./call.ts";
import { groupInfo, requireGroup } from "./groups.ts";
import { nextNumber, timestamp } from "./identifiers.ts";
import { anonymousUsers, registeredUsers } from "./initial-state.ts";
import { accountInfo, accountNamed, requireAccount } from "./people.ts";
import type { Account } from "./state.ts";

export function getAccount(call: Call, world: World): Answer {
  return ok(accountInfo(world.state, requireAccount(call, world, param(call, "account")).id, true));
}

export function getAccountDetail(call: Call, world: World): Answer {
  const account = requireAccount(call, world, param(call, "account"));
  return ok({
    registered_on: account.registeredOn,
    ...accountInfo(world.state, account.id, true),
    secondary_emails: [],
  });
}

/** `queryLimit` is what Gerrit gives everybody unless it was configured: 500 rows. */
export function getCapabilities(call: Call, world: World): Answer {
  const account = requireAccount(call, world, param(call, "account"));
  const everybody = { emailReviewers: true, queryLimit: { min: 0, max: 500 } };
  if (isAdministrator(world.state, account)) {
    const all = ["administrateServer", "createAccount", "createGroup", "createProject"];
    return ok({ ...Object.fromEntries(all.map((name) => [name, true])), ...everybody });
  }
  if (!isServiceUser(world.state, account)) return ok(everybody);
  return ok({ streamEvents: true, ...everybody, priority: "BATCH" });
}

export function getAccountGroups(call: Call, world: World): Answer {
  const account = requireAccount(call, world, param(call, "account"));
  const ids = groupsOf(world.state, account);
  const own = [...world.state.groups.values()].filter((group) => ids.has(group.id));
  return ok([
    { options: {}, id: encodeURIComponent(anonymousUsers), name: "Anonymous Users" },
    ...own.map((group) => groupInfo(world.state, group)),
    { options: {}, id: encodeURIComponent(registeredUsers), name: "Registered Users" },
  ]);
}

export function putAccount(call: Call, world: World): Answer {
  const { state } = world;
  if (!isAdministrator(state, signedIn(call))) throw forbidden("create account not permitted");
  const username = param(call, "account");
  if (accountNamed(state, username) !== null) throw conflict("account exists");
  const email = textIn(call.body, "email");
  if (email !== null && accountNamed(state, email) !== null) {
    throw unprocessable(`email '${email}' already exists`);
  }
  const account: Account = {
    id: nextNumber(state.accounts.keys(), 1000000),
    username,
    name: textIn(call.body, "name") ?? username,
    email,
    password: textIn(call.body, "http_password"),
    registeredOn: timestamp(world.now()),
  };
  const groups = textsIn(call.body, "groups").map((name) => requireGroup(call, world, name));
  state.accounts.set(account.id, account);
  for (const group of groups) group.members.push(account.id);
  return created(accountInfo(state, account.id, true));
}

/** The account to change: one's own, or any as an administrator. */
function changeable(call: Call, world: World): Account {
  const caller = signedIn(call);
  const account = requireAccount(call, world, param(call, "account"));
  if (caller.id !== account.id && !isAdministrator(world.state, caller)) {
    throw forbidden("modify account not permitted");
  }
  return account;
}

export function putAccountName(call: Call, world: World): Answer {
  const account = changeable(call, world);
  account.name = textIn(call.body, "name") ?? "";
  return ok(account.name);
}

export function putAccountPassword(call: Call, world: World): Answer {
  const account = changeable(call, world);
  account.password = textIn(call.body, "http_password");
  return created(account.password ?? "");
}
