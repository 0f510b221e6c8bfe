import { byPerson, forPerson, privately } from "#app/api/frame/access-route.ts";
import { bodyOf } from "#app/api/frame/gate.ts";
import { refusalAnswer } from "#app/api/frame/problem.ts";
import { tokenOf, wantedToken } from "#app/api/v1/schemas/access.ts";
import { projectIn, services } from "#app/services.ts";
import { makeToken } from "#lib/flow/access-tokens.ts";

export const dynamic = "force-dynamic";

/** Somebody's tokens. */
export const GET = forPerson(async ({ person }) => {
  const tokens = await services().database.store.accessTokens.of(person);
  return privately({ tokens: tokens.map(tokenOf) });
});

/** Makes a token. */
export const POST = byPerson(async ({ person, body }) => {
  const read = bodyOf(wantedToken, body);
  if (read instanceof Response) return read;
  const { project = null, ...wanted } = read.taken;
  const known = project === null ? null : projectIn(project);
  if (known !== null && "kind" in known) return refusalAnswer(known);
  const made = await makeToken(services(), person, { ...wanted, project });
  return made.kind === "refused"
    ? refusalAnswer(made)
    : privately({ token: tokenOf(made.token), secret: made.word }, { status: 201 });
});
