import { keyOf } from "#lib/domain/blueprint.ts";
import { personIn } from "#lib/flow/find-person.ts";
import { judgedIn, lookAtProject, type Sight } from "#lib/flow/look-at-project.ts";
import type { Needs, Project } from "#lib/flow/needs.ts";
import { named, projectIn, services } from "./services.ts";

/** Pages of a project that are about all of it. */
const sections: ReadonlySet<string> = new Set([
  "backlog",
  "changes",
  "bot",
  "attention",
  "policy",
  "import",
  "setup",
  "history",
]);

/** What is about no project, and answers for itself. */
const common: ReadonlySet<string> = new Set([
  "",
  "api",
  "find",
  "help",
  "me",
  "metrics",
  "sign-in",
]);

/** Whether the page at this path is about something that is known; the page itself says what is not. */
export async function isKnown(path: string): Promise<boolean> {
  const [, key = "", kind, name, ...more] = path.split("/");
  if (common.has(key)) return true;
  const project = projectIn(named(key));
  if ("kind" in project || more.length > 0) return false;
  if (kind === undefined) return true;
  if (name === undefined) return sections.has(kind);
  try {
    return await isKnownIn(project, kind, named(name));
  } catch {
    // Whatever is broken breaks the page too, which has words and a code for it.
    return true;
  }
}

async function isKnownIn(project: Project, kind: string, name: string): Promise<boolean> {
  const needs = services();
  const sight = await lookAtProject(needs, project);
  switch (kind) {
    case "blueprints":
      return sight.survey.known.has(keyOf(name));
    case "changes":
      return isNumber(name) && (await isSeen(needs, sight, Number(name)));
    case "people":
      return personIn(sight.world, project, name).kind !== "refused";
    case "history":
      return isNumber(name) && (await isDecided(needs, project, Number(name)));
    default:
      return false;
  }
}

const isDecided = async ({ database }: Needs, { key }: Project, seq: number): Promise<boolean> =>
  (await database.store.history.count(key, { seq })) > 0;

async function isSeen({ database }: Needs, sight: Sight, number: number): Promise<boolean> {
  if (judgedIn(sight, number) !== null) return true;
  return (await database.store.changes.get(sight.project.server, number)) !== null;
}

/** Whether this is a change's number as Gerrit counts them. */
export const isNumber = (text: string): boolean => /^\d{1,9}$/.test(text);
