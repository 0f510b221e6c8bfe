import { dayOf } from "#lib/domain/phrases.ts";
import type { Needs, Project } from "./needs.ts";
import { type Person, rowBy } from "./person.ts";
import { stateOf } from "./project-state.ts";

/** Whether a project is paused now; `changed` is false when it was so already. */
export type Paused = {
  readonly kind: "done";
  readonly changed: boolean;
  readonly paused: Date | null;
  readonly started: boolean;
  readonly text: string;
};

/** Stops every write and every begin and end of a tenure; observing goes on and clocks stand still. */
export async function pauseProject(
  { database, now }: Needs,
  project: Project,
  person: Person,
): Promise<Paused> {
  const { key } = project;
  return database.transaction(async (store) => {
    const { startedAt, pausedAt } = await stateOf(store, project);
    const answer = { kind: "done", started: startedAt !== null } as const;
    if (pausedAt !== null) {
      const text = `${key} is paused already, since ${dayOf(pausedAt)}.`;
      return { ...answer, changed: false, paused: pausedAt, text };
    }
    const at = now();
    const text = `${key} is paused: nothing is written, and clocks stand still.`;
    await store.projects.save(key, { pausedAt: at });
    const row = { kind: "pause", code: "paused", text, facts: { at, startedAt } };
    await store.history.add([rowBy(person, project, at, row)]);
    return { ...answer, changed: true, paused: at, text };
  });
}
