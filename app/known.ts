import { findBlueprint } from "#lib/flow/find-blueprint.ts";
import type { Project } from "#lib/flow/needs.ts";
import { named, projectIn, services } from "./services.ts";

/** Whether the page at this path is about something that is known; the page itself says what is not. */
export async function isKnown(path: string): Promise<boolean> {
  const [, key = "", kind, name = ""] = path.split("/");
  const project = projectIn(key);
  if ("kind" in project) return false;
  try {
    return kind === undefined || (await isKnownIn(project, kind, named(name)));
  } catch {
    // Whatever is broken breaks the page too, which has words and a code for it.
    return true;
  }
}

async function isKnownIn(project: Project, kind: string, name: string): Promise<boolean> {
  const { store } = services().database;
  if (kind === "blueprints") return (await findBlueprint(store, project, name)).kind !== "refused";
  return isNumber(name) && (await store.changes.get(project.server, Number(name))) !== null;
}

/** Whether this is a change's number as Gerrit counts them. */
export const isNumber = (text: string): boolean => /^\d{1,9}$/.test(text);
