import type { Role } from "#lib/domain/roles.ts";
import type { SignedIn } from "#lib/flow/sessions.ts";
import { rolesHere } from "./actor.ts";
import { services } from "./services.ts";

/** What somebody is in each project of their review server that they are something in. */
export async function rolesByProject(person: SignedIn): Promise<Record<string, Role[]>> {
  const projects = [...services().projects.values()].filter(
    ({ server, key }) => server === person.server && (person.project ?? key) === key,
  );
  const found = await Promise.all(projects.map((project) => rolesHere(project, person)));
  return Object.fromEntries(projects.map(({ key }, at) => [key, [...(found[at]?.roles ?? [])]]));
}
