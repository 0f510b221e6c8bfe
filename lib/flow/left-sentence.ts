import type { Store } from "#lib/database/store.ts";
import type { Blueprint } from "#lib/domain/blueprint.ts";
import { dayOf, shown } from "#lib/domain/phrases.ts";
import type { Project } from "./needs.ts";
import { service } from "./record-slots.ts";

/** How a blueprint came out of its slot by a release or a bump, while it is not back since; null otherwise. */
export async function leftSentence(
  { history }: Pick<Store, "history">,
  { key }: Project,
  blueprint: Pick<Blueprint, "name" | "releasedAt" | "bumped"> | undefined,
): Promise<string | null> {
  if (!blueprint?.releasedAt && !blueprint?.bumped) return null;
  const { name } = blueprint;
  const [row] = await history.list(key, { kind: "free", blueprint: name, limit: 1 });
  if (row?.code !== "released" && row?.code !== "bumped") return null;
  if (row.who === service) {
    return `${shown(name)} was bumped on ${dayOf(row.at)}: its author was silent, and warned before.`;
  }
  const why = row.reason === null ? "" : ` (“${row.reason}”)`;
  return `${row.who} ${row.code} ${shown(name)} from its slot on ${dayOf(row.at)}${why}.`;
}
