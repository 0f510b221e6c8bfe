import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import { beforeAll, type Chronicle, retold } from "#lib/domain/chronicle.ts";
import type { Needs } from "./needs.ts";

/**
 * What the history tells of a project's order and of who waited in it, up to now. The history only grows: where a
 * process remembers what it told, only the decisions since are read. `blueprints` are those that are known now.
 */
export async function recallChronicle(
  { database, memory }: Pick<Needs, "database" | "memory">,
  project: string,
  blueprints: readonly Blueprint[],
): Promise<Chronicle> {
  const { history } = database.store;
  const before = memory?.chronicles.get(project);
  const news = await history.happenings(project, before?.seq ?? 0);
  const known = new Set(news.flatMap((one) => (one.kind === "known" ? [one.key] : [])));
  const start = before ?? beforeAll(blueprints.filter(({ name }) => !known.has(keyOf(name))));
  const chronicle = retold(start, news);
  memory?.chronicles.set(project, chronicle);
  return chronicle;
}
