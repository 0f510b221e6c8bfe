import type { Pending } from "#lib/database/store.ts";
import { dayOf, listed } from "#lib/domain/phrases.ts";
import { dropResumes } from "./drop-pending.ts";
import type { Needs, Project } from "./needs.ts";
import { type Person, rowBy } from "./person.ts";
import { stateOf } from "./project-state.ts";

/** Whether a project is paused now; `changed` is false when it was so already and stays so. */
export type Paused = {
  readonly kind: "done";
  readonly changed: boolean;
  readonly paused: Date | null;
  readonly started: boolean;
  readonly text: string;
};

/**
 * Stops every write and every begin and end of a tenure; observing goes on and clocks stand still. What waits to resume the
 * project is taken back.
 */
export async function pauseProject(
  { database, now }: Needs,
  project: Project,
  person: Person,
): Promise<Paused> {
  const { key } = project;
  return database.transaction(async (store) => {
    const { startedAt, pausedAt } = await stateOf(store, project);
    const answer = { kind: "done", started: startedAt !== null } as const;
    const at = now();
    const why = "The project was to stay paused.";
    const resumes = await dropResumes(store, project, person, { at, why });
    if (pausedAt !== null) {
      const text = stillPaused(key, pausedAt, resumes);
      return { ...answer, changed: resumes.length > 0, paused: pausedAt, text };
    }
    const text = `${key} is paused: nothing is written, and clocks stand still.`;
    await store.projects.save(key, { pausedAt: at });
    const row = { kind: "pause", code: "paused", text, facts: { at, startedAt } };
    await store.history.add([rowBy(person, project, at, row)]);
    return { ...answer, changed: true, paused: at, text };
  });
}

function stillPaused(key: string, since: Date, resumes: readonly Pick<Pending, "who">[]): string {
  if (resumes.length === 0) return `${key} is paused already, since ${dayOf(since)}.`;
  const whose = listed([...new Set(resumes.map(({ who }) => who))]);
  return `${key} stays paused, since ${dayOf(since)}; what ${whose} decided, to resume it, is taken back.`;
}
