import { listed } from "#lib/domain/phrases.ts";
import { hostOf, readTarget } from "#lib/domain/target.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { findBlueprint } from "./find-blueprint.ts";
import type { Needs, Project } from "./needs.ts";

/** What was meant. `number` is Gerrit's, `name` is the blueprint's own spelling. */
export type Found =
  | { readonly kind: "change"; readonly number: number }
  | { readonly kind: "blueprint"; readonly name: string };

/** Finds what a number, an address, a Change-Id or a name means, or refuses with what is near. */
export async function findTarget(
  needs: Pick<Needs, "database">,
  project: Project,
  text: string,
): Promise<Found | Refusal> {
  const elsewhere = onAnotherHost(project, text);
  if (elsewhere !== null) return elsewhere;
  const target = readTarget(text);
  switch (target.kind) {
    case "number":
      return findNumber(needs, project, target.number);
    case "change-id":
      return findChangeId(needs, project, target.changeId);
    case "blueprint":
      return findByName(needs, project, target.name);
  }
}

/** Why an address means nothing of this project: a number in that of another server is a change of that one. */
export function onAnotherHost({ key, addresses = [] }: Project, text: string): Refusal | null {
  const host = hostOf(text);
  const hosts = addresses.flatMap((address) => hostOf(address) ?? []);
  if (host === null || hosts.length === 0 || hosts.includes(host)) return null;
  return refuse(
    "another-server",
    `That address is on ${host}; the changes and pages of ${key} are on ${listed([...new Set(hosts)])}.`,
    "If it is the same server by another name, give the change's number.",
  );
}

async function findNumber(
  { database }: Pick<Needs, "database">,
  { server }: Project,
  number: number,
): Promise<Found | Refusal> {
  const known = await database.store.changes.get(server, number);
  return known === null ? unknownChange(`change ${number}`) : { kind: "change", number };
}

/** A change picked to another branch has the same Change-Id: then the number must be given. */
async function findChangeId(
  { database }: Pick<Needs, "database">,
  { server }: Project,
  changeId: string,
): Promise<Found | Refusal> {
  const numbers = await database.store.changes.withChangeId(server, changeId);
  const [number] = numbers;
  if (number === undefined) return unknownChange(changeId);
  if (numbers.length === 1) return { kind: "change", number };
  return refuse(
    "several-changes",
    `${changeId} is the Change-Id of ${listed(numbers.map(String))}.`,
    "Ask for one of these numbers.",
  );
}

async function findByName(
  { database }: Pick<Needs, "database">,
  project: Project,
  name: string,
): Promise<Found | Refusal> {
  const found = await findBlueprint(database.store, project, name);
  return found.kind === "refused" ? found : { kind: "blueprint", name: found.name };
}

/** Nothing is known of what a person asked for, in their own words for it. */
export const unknownChange = (what: string): Refusal =>
  refuse("unknown-change", `Nothing is known of ${what}.`, [
    "A change pushed less than a minute ago may not be known yet: ",
    { kind: "sync" },
    " reads everything.",
  ]);
