import { allowMergePastReview } from "./merge-past-review.ts";
import { botGroup, createBot, createGroup, createPerson } from "./people.ts";
import { createProject, grantLabel, grantPermission, grantSubmit } from "./projects.ts";
import type { Person, ReviewServer } from "./review-server.ts";

/** A project shaped like Nova, and its people. */
export type Nova = {
  readonly repository: "openstack/nova";
  readonly bot: Person;
  readonly cores: readonly [Person, Person];
  readonly authors: readonly [Person, Person, Person];
};

export const coreGroup = "nova-core";

/**
 * Sets a fresh server up: openstack/nova with `master` and `stable/icehouse`; two cores who vote -2 to +2 and submit,
 * in a group that everybody can list; a bot that votes -2 to 0; authors with the rights of any registered user.
 */
export async function setUpNova(server: ReviewServer): Promise<Nova> {
  const bot = await createBot(server);
  const cores = await createPeople(server, ["dana", "robin"]);
  const authors = await createPeople(server, ["jay", "kim", "alex"]);
  await createGroup(server, coreGroup, cores, { visibleToAll: true });
  const [label, ref] = ["Code-Review", "refs/heads/*"];
  await grantLabel(server, { ref, label, group: botGroup, min: -2, max: 0 });
  await grantLabel(server, { ref, label, group: coreGroup, min: -2, max: 2 });
  await grantSubmit(server, { ref, group: coreGroup });
  await letAdministratorSeeAndPush(server);
  await createProject(server, "openstack/nova", ["master", "stable/icehouse"]);
  return { repository: "openstack/nova", bot, cores, authors };
}

/** Before 3.12 an administrator does not see private changes by himself, and the tests look through his eyes. */
async function letAdministratorSeeAndPush(server: ReviewServer): Promise<void> {
  const grant = { ref: "refs/*", group: "Administrators" };
  await grantPermission(server, "viewPrivateChanges", grant);
  await allowMergePastReview(server);
}

async function createPeople<const Names extends readonly string[]>(
  server: ReviewServer,
  names: Names,
): Promise<{ [Index in keyof Names]: Person }> {
  const people: Person[] = [];
  for (const name of names) people.push(await createPerson(server, name));
  return people as { [Index in keyof Names]: Person };
}
