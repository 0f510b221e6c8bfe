import { byPerson, privately } from "#app/api/frame/access-route.ts";
import { services } from "#app/services.ts";
import { sessionsOf } from "#lib/flow/sessions.ts";

export const dynamic = "force-dynamic";

/** Ends all of somebody's other sessions. */
export const DELETE = byPerson(async ({ person }) => {
  const own = (await sessionsOf(services(), person)).find(({ handle }) => handle === person.handle);
  const ended = await services().database.transaction(({ sessions }) =>
    sessions.endOthers(person, own?.id ?? ""),
  );
  return privately({ ended });
});
