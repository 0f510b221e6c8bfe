import type { Account } from "./change.ts";
import { type Accounts, nameOf } from "./exemption.ts";

/** Somebody as one project knows them: an account of its review server, or a name that blueprints are owned by. */
export type KnownPerson = {
  /** The nick, which is the name that people use for each other. */
  readonly name: string;
  /** Null where nobody told another one. */
  readonly fullName: string | null;
  /** Null for a name that is only known as an owner of blueprints. */
  readonly account: number | null;
  /** Only persons have turns: the bot is ours, a service is CI or the like. */
  readonly role: "person" | "bot" | "service";
};

/** Everybody whom a project knows, by nick: accounts first, then owners of blueprints who have none. */
export function peopleIn(
  accounts: Accounts,
  bot: number | null,
  owners: readonly (string | null)[],
): readonly KnownPerson[] {
  const people = [...accounts.values()].map((account) => personOf(account, accounts, bot));
  const known = new Set(people.flatMap((person) => namesOf(person)));
  const others = new Map(
    owners.flatMap((owner) =>
      owner === null || known.has(keyOfName(owner)) ? [] : [[keyOfName(owner), owner] as const],
    ),
  );
  return [...people, ...[...others.values()].map(ownerOnly)];
}

function personOf(account: Account, accounts: Accounts, bot: number | null): KnownPerson {
  const name = nameOf(accounts, account.id);
  const role = account.id === bot ? "bot" : account.isService ? "service" : "person";
  return { name, fullName: account.name === name ? null : account.name, account: account.id, role };
}

const ownerOnly = (name: string): KnownPerson => ({
  name,
  fullName: null,
  account: null,
  role: "person",
});

/** Names of people compare as those of blueprints do, whatever is around them. */
const keyOfName = (name: string): string => name.trim().toLowerCase();

const namesOf = ({ name, fullName }: KnownPerson): readonly string[] =>
  [name, ...(fullName === null ? [] : [fullName])].map(keyOfName);

/** Whether somebody is called so, by nick or by full name. */
export const answersTo = (person: KnownPerson, name: string): boolean =>
  namesOf(person).includes(keyOfName(name));

/** Who is meant by a name: whoever has it for a nick, otherwise all who have it for a full name. */
export function peopleNamed(people: readonly KnownPerson[], name: string): readonly KnownPerson[] {
  const nicks = people.filter((person) => keyOfName(person.name) === keyOfName(name));
  return nicks.length > 0 ? nicks : people.filter((person) => answersTo(person, name));
}
