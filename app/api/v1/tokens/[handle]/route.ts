import { byPerson, handleIn, privately, unknownHandle } from "#app/api/frame/access-route.ts";
import { services } from "#app/services.ts";

export const dynamic = "force-dynamic";

/** Revokes one of somebody's tokens. */
export const DELETE = byPerson(async ({ person, address }) => {
  const handle = await handleIn(address);
  const needs = services();
  const ended = await needs.database.transaction(({ accessTokens }) =>
    accessTokens.revoke(person, handle, needs.now()),
  );
  return ended === 0 ? unknownHandle("token") : privately({ ended });
});
