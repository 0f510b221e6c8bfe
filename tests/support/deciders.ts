import type { Actor, Role } from "#lib/domain/roles.ts";

/** Somebody with these roles in a project, who owns nothing in it. */
export const actorWith = (...roles: readonly Role[]): Actor => ({
  who: roles.at(-1) ?? "nobody",
  roles,
  names: [roles.at(-1) ?? "nobody"],
  account: null,
  scopes: null,
  proof: null,
});

/** A core reviewer who says why. */
export const coreDeciding = {
  actor: { ...actorWith("contributor", "core"), who: "sdague" },
  reason: "agreed in the meeting",
};
