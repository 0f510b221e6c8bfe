import type { HistoryEntry, Pending, Store } from "#lib/database/store.ts";
import { isAboutBlueprint, isAboutChange } from "#lib/domain/command-subject.ts";
import { commandUndone, kindsOvertaking } from "#lib/domain/undoing.ts";
import { comesTo } from "./comes-to.ts";
import type { Project } from "./needs.ts";
import { service } from "./record-slots.ts";

/** What speaks of a blueprint or a change. */
const kinds = [...kindsOvertaking("fill"), ...kindsOvertaking("exempt"), "unlink"];

/** Decisions on the whole project, of which a later one of the same kind says something else. */
const onProject: readonly string[] = ["approve", "policy", "import"];

/**
 * What somebody has decided on the same while a decision waited, null where nobody has: on the host,
 * where no decision waits for another. The later word counts.
 */
export async function decidedSince(
  store: Pick<Store, "history">,
  project: Pick<Project, "key">,
  { command, at }: Pick<Pending, "command" | "at">,
): Promise<Pick<HistoryEntry, "who" | "text"> | null> {
  const wanted = await comesTo(store, project, command);
  const from = new Date(at.getTime() + 1);
  if (onProject.includes(wanted.kind)) {
    const [same] = await store.history.brief(project.key, {
      ...{ kind: wanted.kind, from, notBy: service, limit: 1 },
    });
    return same ?? null;
  }
  const later = await store.history.brief(project.key, { kinds, from, notBy: service, limit: 500 });
  const isOnSame = ({ blueprint, change }: Pick<HistoryEntry, "blueprint" | "change">) =>
    (blueprint !== null && isAboutBlueprint(wanted, blueprint)) ||
    (change !== null && isAboutChange(wanted, change));
  // An approval in Gerrit exempts too, and is dated when it was read.
  const isDecided = (one: Pick<HistoryEntry, "kind" | "code">) =>
    one.kind !== "exempt" || commandUndone(one) !== null;
  return later.find((one) => isOnSame(one) && isDecided(one)) ?? null;
}
