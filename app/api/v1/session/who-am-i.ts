import type { z } from "zod";
import { sessionOf, type whoAmI } from "#app/api/v1/schemas/access.ts";
import { rolesByProject } from "#app/roles-by-project.ts";
import { services } from "#app/services.ts";
import { type SignedIn, sessionsOf } from "#lib/flow/sessions.ts";

/** What is told to somebody about themselves. */
export async function whoIs(person: SignedIn | null): Promise<z.input<typeof whoAmI>> {
  if (person === null) return { who: null };
  const { server, account, username, fullName, persona, by, scopes } = person;
  const sessions = by === "token" ? [] : await sessionsOf(services(), person);
  return {
    who: {
      ...{ server, account, username, fullName, persona, by },
      scopes: scopes === null ? null : [...scopes],
      roles: await rolesByProject(person),
      sessions: sessions.map((one) => sessionOf(one, person.handle)),
    },
  };
}
