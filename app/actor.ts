import { cache } from "react";
import type { Actor } from "#lib/domain/roles.ts";
import type { Refusal } from "#lib/failure.ts";
import { refuse } from "#lib/failure.ts";
import { type FoundRoles, rolesOf } from "#lib/flow/actor-roles.ts";
import type { Project } from "#lib/flow/needs.ts";
import type { SignedIn } from "#lib/flow/sessions.ts";
import { services } from "./services.ts";
import { senderOf, signedIn } from "./signed-in.ts";

/** Who looks at a page of this project, by the session in their cookies; null for who has not signed in. */
export const actorHere = cache(async (project: Project): Promise<Actor | null> => {
  const person = await signedIn();
  return person === null ? null : actorFrom(person, await rolesHere(project, person));
});

/** Who sent a request that wants something decided in this project: by their session, or by a token of theirs. */
export async function actorOf(
  request: Pick<Request, "headers">,
  project: Project,
): Promise<Actor | Refusal> {
  const person = await senderOf(request);
  if (person === null) return request.headers.has("authorization") ? badToken : signedOut;
  if (person.project !== null && person.project !== project.key)
    return otherProject(person.project);
  return actorFrom(person, await rolesHere(project, person));
}

/** What somebody is in a project, asked of its review server where nobody knows it. */
export const rolesHere = (project: Project, person: SignedIn): Promise<FoundRoles> => {
  const needs = services();
  const { gerrit, server } = needs.serverOf(project);
  const { now, memory } = needs;
  return rolesOf({ gerrit, server, now, ...(memory ? { memory } : {}) }, project, person);
};

const actorFrom = (person: SignedIn, { roles, isUnsure }: FoundRoles): Actor => ({
  who: person.username,
  roles,
  ...(isUnsure ? { isUnsure: true } : {}),
  // Not the full name: on many servers people may write theirs themselves.
  names: [person.username],
  account: person.account,
  scopes: person.scopes,
  proof: {
    by: person.by,
    handle: person.handle,
    token: person.token,
    server: person.server,
    username: person.username,
    persona: person.persona,
    groups: person.groups,
    provedAt: person.provedAt.toISOString(),
  },
});

const signedOut = refuse("signed-out", "You are not signed in.", "Sign in first.");

const badToken = refuse(
  "signed-out",
  "This token is not known, has ended or was revoked.",
  "Make one on the page of your sessions and tokens, and send it as Authorization: Bearer.",
);

const otherProject = (project: string): Refusal =>
  refuse(
    "not-allowed",
    `This token is for ${project} only.`,
    "Use one for this project or for all.",
  );
