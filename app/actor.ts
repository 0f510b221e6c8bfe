import type { Actor } from "#lib/domain/roles.ts";
import type { Refusal } from "#lib/failure.ts";
import { refuse } from "#lib/failure.ts";
import type { Project } from "#lib/flow/needs.ts";

/** Who looks at a page of this project, by the session in their cookies; null for who has not signed in. */
export async function actorHere(_project: Project): Promise<Actor | null> {
  return null;
}

/** Who sent a request that wants something decided in this project: by their session, or by a token of theirs. */
export async function actorOf(_request: Request, _project: Project): Promise<Actor | Refusal> {
  return refuse("signed-out", "You are not signed in.", "Sign in first.");
}
