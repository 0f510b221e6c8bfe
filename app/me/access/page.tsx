import type { Metadata } from "next";
import { AccessView } from "#app/components/access/access-view.tsx";
import { readably } from "#app/readably.tsx";
import { services } from "#app/services.ts";
import { signedIn } from "#app/signed-in.ts";
import { accessScopes, scopeWords } from "#lib/domain/access-scope.ts";
import { sessionsOf } from "#lib/flow/sessions.ts";

export const metadata: Metadata = { title: "Sessions and tokens" };

/** Where somebody is signed in, and which scripts may decide as them. */
export default readably(async () => {
  const person = await signedIn();
  const needs = services();
  if (person === null) return <AccessView person={null} />;
  return (
    <AccessView
      person={person}
      sessions={await sessionsOf(needs, person)}
      tokens={await needs.database.store.accessTokens.of(person)}
      scopes={accessScopes.map((key) => ({ key, text: scopeWords[key] }))}
      projects={[...needs.projects.values()]
        .filter(({ server }) => server === person.server)
        .map(({ key }) => key)}
      now={needs.now()}
    />
  );
});
