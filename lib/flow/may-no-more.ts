import type { Pending } from "#lib/database/store.ts";
import { inButtons } from "#lib/domain/remedy.ts";
import type { Actor, Proof } from "#lib/domain/roles.ts";
import { rolesOf } from "./actor-roles.ts";
import { groupsFor } from "./group-members.ts";
import { mayDecide } from "./may-decide.ts";
import type { Needs, Project, ServerNeeds } from "./needs.ts";
import { personas } from "./personas.ts";

/**
 * Why somebody may not decide any more what they decided, in words for the history; null where they still may. A session
 * that ended says nothing of what they may, a token that somebody revoked does.
 */
export async function whyNoMore(
  needs: ServerNeeds,
  project: Project,
  { actor, command, who, at }: Pending,
): Promise<string | null> {
  if (actor === null || actor.proof === null) return null;
  if (await isRevoked(needs, actor.proof)) return `The token with which ${who} did it was revoked.`;
  const now = await asOfNow(needs, project, { ...actor, proof: actor.proof }, at);
  const refusal = await mayDecide(needs, project, command, now);
  if (refusal === null) return null;
  return refusal.code === "not-allowed"
    ? `${who} may not decide that any more. ${inButtons(refusal.remedy)}`
    : refusal.text;
}

async function isRevoked(
  { database }: Pick<Needs, "database">,
  { by, handle, ...owner }: Proof,
): Promise<boolean> {
  if (by === "session") return false;
  const tokens = await database.store.accessTokens.of(owner);
  return tokens.some((token) => token.handle === handle && token.revokedAt !== null);
}

/** The same person with the roles that are theirs now. */
async function asOfNow(
  needs: ServerNeeds,
  project: Project,
  { proof, ...actor }: Actor & { readonly proof: Proof },
  at: Date,
): Promise<Actor> {
  const { server, gerrit } = needs;
  const persona = personas.find((one) => one === proof.persona) ?? null;
  const provedAt = new Date(proof.provedAt);
  const person = { ...proof, persona, provedAt, account: actor.account, fullName: null };
  // Asked anew, and what was proved when they decided stays proved for the half minute.
  const { roles, isUnsure } = await rolesOf({ server, gerrit, now: () => at }, project, person);
  const { isUnsure: _, ...known } = { ...actor, proof };
  if (!isUnsure) return { ...known, roles };
  // Where the server can't be asked, what it said serves for as long as it does everywhere.
  const isYoung = needs.now().getTime() - at.getTime() < groupsFor;
  return isYoung ? { ...actor, proof } : { ...known, roles, isUnsure: true };
}
