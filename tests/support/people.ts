import { ask } from "./ask.ts";
import type { Person, ReviewServer } from "./review-server.ts";

/**
 * A new account with a known HTTP password, in the named groups. One after the other: Gerrit keeps the names of all
 * accounts on one ref, and who comes to it while another writes it is refused with 503 "Lock failure" now and then.
 */
export async function createPerson(
  server: ReviewServer,
  username: string,
  { name = username, groups = [] }: { name?: string; groups?: readonly string[] } = {},
): Promise<Person> {
  const password = `password of ${username}`;
  const email = `${username}@example.org`;
  const account = await ask(server, server.admin, "PUT", `accounts/${username}`, {
    ...{ name, email, groups },
    http_password: password,
  });
  return { accountId: (account as { _account_id: number })._account_id, username, password };
}

/** The group whose members are bots to Gerrit, and to everybody who reads a change log. */
export const botGroup = "Slot-Bots";

/** The account the service works with, a service user with a name that people understand. */
export async function createBot(server: ReviewServer, username = "slotbot"): Promise<Person> {
  const bot = await createPerson(server, username, { name: "Review slots" });
  const known = await server.request(server.admin, "GET", `groups/${botGroup}`);
  if (known.status === 404) {
    await createGroup(server, botGroup, [bot]);
    await ask(server, server.admin, "PUT", `groups/Service%20Users/groups/${botGroup}`, {});
  } else {
    await ask(server, server.admin, "PUT", `groups/${botGroup}/members/${username}`, {});
  }
  return bot;
}

/**
 * A new group; people outside it (the bot too) can list its members only when it is visible to all. Somebody must be
 * in it: Gerrit makes the creator the only member of a group that is created without one.
 */
export async function createGroup(
  server: ReviewServer,
  name: string,
  members: readonly [Person, ...Person[]],
  { visibleToAll = false }: { visibleToAll?: boolean } = {},
): Promise<void> {
  await ask(server, server.admin, "PUT", `groups/${encodeURIComponent(name)}`, {
    members: members.map((member) => member.username),
    visible_to_all: visibleToAll,
  });
}
