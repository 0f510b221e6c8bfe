import { distance } from "fastest-levenshtein";
import type { Store } from "#lib/database/store.ts";
import { nearestNames } from "#lib/domain/nearest-name.ts";
import { type KnownPerson, peopleIn, peopleNamed } from "#lib/domain/people.ts";
import { listed, quoted, shown } from "#lib/domain/phrases.ts";
import type { World } from "#lib/domain/world.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Project } from "./needs.ts";

type Known = Pick<World, "accounts" | "bot" | "blueprints">;

/** Everybody whom a project knows. */
export const peopleOf = ({ accounts, bot, blueprints }: Known): readonly KnownPerson[] =>
  peopleIn(
    accounts,
    bot,
    blueprints.map(({ owner }) => owner),
  );

/** The person of this name in a project, or a refusal with the names that are near. */
export function personIn(
  known: Known,
  { key }: Pick<Project, "key">,
  name: string,
): (KnownPerson & { readonly kind: "person" }) | Refusal {
  const people = peopleOf(known);
  const [person, ...others] = peopleNamed(people, name);
  if (person === undefined) return unknownPerson(people, key, name);
  if (others.length === 0) return { kind: "person", ...person };
  const nicks = [person, ...others].map((one) => shown(one.name));
  return refuse(
    "several-people",
    `${nicks.length} people in ${key} are called ${quoted(name)}.`,
    `Ask for one of ${listed(nicks, "or")}.`,
  );
}

function unknownPerson(people: readonly KnownPerson[], key: string, name: string): Refusal {
  const near = nearPeople(people, name).map((one) => `“${shown(one)}”`);
  return refuse(
    "unknown-person",
    `Nobody in ${key} is called ${quoted(name)}.`,
    near.length > 0
      ? `Did you mean ${listed(near, "or")}?`
      : "Known are owners of changes, who voted on one, and owners of blueprints, by the name of their account.",
  );
}

/** Nicks of people who have nearly this name, by either of theirs. */
function nearPeople(people: readonly KnownPerson[], name: string): readonly string[] {
  const nicks = new Map(
    people.flatMap((one) => [one.name, one.fullName ?? one.name].map((text) => [text, one.name])),
  );
  const near = nearestNames(name, [...nicks.keys()], distance);
  return [...new Set(near.map((text) => nicks.get(text) ?? text))];
}

/** The same without a whole view of the project. */
export async function findPerson(
  { accounts, servers, blueprints }: Pick<Store, "accounts" | "servers" | "blueprints">,
  project: Project,
  name: string,
): Promise<(KnownPerson & { readonly kind: "person" }) | Refusal> {
  const { bot } = await servers.get(project.server);
  const known = {
    accounts: await accounts.all(project.server),
    bot,
    blueprints: await blueprints.all(project.key),
  };
  return personIn(known, project, name);
}
