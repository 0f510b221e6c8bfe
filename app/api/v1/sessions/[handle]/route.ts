import { byPerson, handleIn, privately, unknownHandle } from "#app/api/frame/access-route.ts";
import { services } from "#app/services.ts";

export const dynamic = "force-dynamic";

/** Ends one of somebody's sessions. */
export const DELETE = byPerson(async ({ person, address }) => {
  const handle = await handleIn(address);
  const ended = await services().database.transaction(({ sessions }) =>
    sessions.endOne(person, handle),
  );
  return ended === 0 ? unknownHandle("session") : privately({ ended });
});
