import type { Store } from "#lib/database/store.ts";
import { readQuestion } from "#lib/domain/question.ts";
import { blueprintOfTopic } from "#lib/domain/references.ts";
import type { Target } from "#lib/domain/target.ts";
import { isIn } from "#lib/domain/verdict.ts";
import { findBlueprint } from "./find-blueprint.ts";
import { findPerson } from "./find-person.ts";
import { onAnotherHost } from "./find-target.ts";
import type { Needs, Project } from "./needs.ts";

/** Something that has a page of its own; `name` as it is spelt there. */
export type FoundThing =
  | { readonly kind: "change"; readonly project: string; readonly number: number }
  | { readonly kind: "blueprint" | "person"; readonly project: string; readonly name: string };

/**
 * All that a question means by its form alone: a number, a Change-Id, an address, the very name of a blueprint. One
 * thing is where to go at once. Reads only what it needs, for every question passes here first.
 */
export async function findExact(
  { database }: Pick<Needs, "database">,
  projects: readonly Project[],
  asked: string,
): Promise<readonly FoundThing[]> {
  const question = readQuestion(asked);
  const { store } = database;
  switch (question.kind) {
    case "nothing":
      return [];
    case "words": {
      const name = blueprintOfTopic(question.text) ?? question.text;
      return findIn(projects, (project) => blueprintNamed(store, project, name));
    }
    case "person":
      return findIn(named(projects, question.project), (project) =>
        personNamed(store, project, question.name),
      );
    case "target": {
      const meant = named(projects, question.project).filter(
        (project) => onAnotherHost(project, asked) === null,
      );
      return findTargets(store, meant, question.target);
    }
  }
}

/** The project of one of our own addresses, or all where it names none of ours. */
function named(projects: readonly Project[], key: string | null): readonly Project[] {
  const own = projects.filter((project) => project.key === key);
  return own.length > 0 ? own : projects;
}

async function findIn(
  projects: readonly Project[],
  find: (project: Project) => Promise<FoundThing | null>,
): Promise<readonly FoundThing[]> {
  const found = await Promise.all(projects.map(find));
  return found.filter((thing) => thing !== null);
}

function findTargets(store: Store, projects: readonly Project[], target: Target) {
  switch (target.kind) {
    case "number":
      return changesNumbered(store, projects, () => Promise.resolve([target.number]));
    case "change-id":
      return changesNumbered(store, projects, (server) =>
        store.changes.withChangeId(server, target.changeId),
      );
    case "blueprint":
      return findIn(projects, (project) => blueprintNamed(store, project, target.name));
  }
}

/** Each change once: in the project that governs it, otherwise in the first one of its server. */
async function changesNumbered(
  { changes }: Store,
  projects: readonly Project[],
  numbersOn: (server: string) => Promise<readonly number[]>,
): Promise<readonly FoundThing[]> {
  const servers = [...new Set(projects.map(({ server }) => server))];
  const found = await Promise.all(
    servers.map(async (server) => {
      const known = await changes.some(server, await numbersOn(server));
      const theirs = projects.filter((project) => project.server === server);
      return [...known.values()].map(({ change }): FoundThing => {
        const project = theirs.find((scope) => isIn(scope, change)) ?? theirs[0];
        return { kind: "change", project: project?.key ?? "", number: change.number };
      });
    }),
  );
  return found.flat();
}

async function blueprintNamed(store: Store, project: Project, name: string) {
  const found = await findBlueprint(store, project, name);
  if (found.kind === "refused") return null;
  return { kind: "blueprint", project: project.key, name: found.name } as const;
}

async function personNamed(store: Store, project: Project, name: string) {
  const found = await findPerson(store, project, name);
  if (found.kind === "refused") return null;
  return { kind: "person", project: project.key, name: found.name } as const;
}
