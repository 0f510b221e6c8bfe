import type { ProjectState, Store } from "#lib/database/store.ts";
import { dayOf } from "#lib/domain/phrases.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Project } from "./needs.ts";

/** Whether a project was started and is paused; neither while nothing is known of it. */
export type Progress = { readonly started: boolean; readonly paused: boolean };

/** How far a project is now. */
export async function progressOf(
  { projects }: Pick<Store, "projects">,
  project: string,
): Promise<Progress> {
  const state = await projects.get(project);
  return {
    started: (state?.startedAt ?? null) !== null,
    paused: (state?.pausedAt ?? null) !== null,
  };
}

/** Whether anything may be decided and written for a project now. */
export async function isRunning(
  store: Pick<Store, "projects">,
  { key }: Pick<Project, "key">,
): Promise<boolean> {
  const { started, paused } = await progressOf(store, key);
  return started && !paused;
}

/** The state of a project that the configuration knows: it was made known before any flow runs. */
export async function stateOf(
  { projects }: Pick<Store, "projects">,
  { key }: Pick<Project, "key">,
): Promise<ProjectState> {
  const state = await projects.get(key);
  if (state === null) throw new Error(`The project ${key} was never made known.`);
  return state;
}

/** Why no tenure may begin or end now, null when one may (product.md, "A pass, starting, and the brake"). */
export function standingStill({ key }: Project, state: ProjectState): Refusal | null {
  if (state.startedAt === null) {
    return refuse(
      "not-started",
      `${key} has not started: no slot is given or freed before its first plan is approved.`,
      ["Approve it with ", { kind: "plan" }, "."],
    );
  }
  if (state.pausedAt === null) return null;
  return refuse(
    "paused",
    `${key} is paused since ${dayOf(state.pausedAt)}: no slot is given or freed.`,
    ["Resume it first, with ", { kind: "resume" }, "."],
  );
}
