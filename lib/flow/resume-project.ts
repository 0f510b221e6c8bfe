import { countOut } from "./count-out.ts";
import type { Needs, Project } from "./needs.ts";
import type { Paused } from "./pause-project.ts";
import { type Person, rowBy } from "./person.ts";
import { stateOf } from "./project-state.ts";

/** Ends a pause; every clock goes on as if it had not been. */
export async function resumeProject(
  { database, now }: Needs,
  project: Project,
  person: Person,
): Promise<Paused> {
  const { key } = project;
  return database.transaction(async (store) => {
    const state = await stateOf(store, project);
    const { startedAt, pausedAt } = state;
    const answer = { kind: "done", paused: null, started: startedAt !== null } as const;
    if (pausedAt === null) return { ...answer, changed: false, text: `${key} is not paused.` };
    const at = now();
    await store.projects.save(key, { pausedAt: null });
    await countOut(store, project, state, { from: pausedAt, until: at });
    const rest = startedAt ? "" : " A first plan has to be approved.";
    const text = `${key} goes on.${rest}`;
    const row = { kind: "resume", code: "resumed", text, facts: { at, startedAt, pausedAt } };
    await store.history.add([rowBy(person, project, at, row)]);
    return { ...answer, changed: true, text };
  });
}
