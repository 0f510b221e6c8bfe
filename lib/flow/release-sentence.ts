import type { Store } from "#lib/database/store.ts";
import type { Blueprint } from "#lib/domain/blueprint.ts";
import { dayOf, shown } from "#lib/domain/phrases.ts";
import type { Project } from "./needs.ts";

/** Who released a blueprint from its slot and why, while nobody has called it ready since; null otherwise. */
export async function releaseSentence(
  { history }: Pick<Store, "history">,
  { key }: Project,
  blueprint: Pick<Blueprint, "name" | "releasedAt"> | undefined,
): Promise<string | null> {
  if (!blueprint?.releasedAt) return null;
  const { name } = blueprint;
  const [row] = await history.list(key, { kind: "free", blueprint: name, limit: 1 });
  if (row?.code !== "released") return null;
  const why = row.reason === null ? "" : ` (“${row.reason}”)`;
  return `${row.who} released ${shown(name)} from its slot on ${dayOf(row.at)}${why}.`;
}
