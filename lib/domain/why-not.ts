import type { CommandKind } from "./command.ts";
import { listed } from "./phrases.ts";
import { type Actor, can, rolesFor } from "./roles.ts";

/** Why somebody may not decide this, in words that say who may; null where they may. */
export function whyNot(
  actor: Pick<Actor, "roles">,
  kind: CommandKind,
  { isOwn }: { readonly isOwn: boolean } = { isOwn: false },
): string | null {
  if (can(actor, kind, { isOwn })) return null;
  const may = listed(rolesFor(kind).map((role) => `${role}s`));
  const others = can({ roles: ["contributor"] }, kind, { isOwn: true }) ? " on others' work" : "";
  return `Only ${may} decide this${others}.`;
}
