import type { HistoryEntry, NewBlueprint, Store } from "#lib/database/store.ts";
import type { Needs, Project } from "#lib/flow/needs.ts";
import { seedProject } from "#lib/flow/seed-projects.ts";
import { temporaryStore } from "./temporary-store.ts";

/** Project nova on a state of its own, for decisions that need no server; its clock stands until it is moved. */
export type DecidingProject = AsyncDisposable & {
  readonly needs: Needs;
  readonly project: Project;
  readonly store: Store;
  readonly later: (milliseconds: number) => void;
  readonly know: (...blueprints: readonly (string | Partial<NewBlueprint>)[]) => Promise<void>;
  /** As if its first plan had been approved now. */
  readonly start: () => Promise<void>;
  /** Names in rank order. */
  readonly order: () => Promise<readonly string[]>;
  /** Numbers and blueprints of the occupied slots. */
  readonly slots: () => Promise<Readonly<Record<number, string>>>;
  /** Newest first. */
  readonly history: () => Promise<readonly HistoryEntry[]>;
};

export const core = { who: "sdague", reason: "agreed in the meeting" };

export async function decidingProject(
  policy: Readonly<Record<string, string>> = {},
): Promise<DecidingProject> {
  const database = await temporaryStore();
  const clock = { now: new Date("2014-07-14T12:00:00Z") };
  const { store } = database;
  const needs: Needs = { database, now: () => clock.now };
  const project: Project = {
    key: "nova",
    server: "opendev",
    repositories: ["openstack/nova"],
    branches: ["master"],
    cores: "nova-core",
    others: [],
    pages: "https://slots.example.org/nova",
  };
  await seedProject(needs, project, policy);
  return {
    needs,
    project,
    store,
    later: (milliseconds) => {
      clock.now = new Date(clock.now.getTime() + milliseconds);
    },
    know: (...blueprints) =>
      database.transaction((all) =>
        all.blueprints.add("nova", blueprints.map(completed), clock.now),
      ),
    start: () =>
      database.transaction((all) =>
        all.projects.save("nova", { startedAt: clock.now, debtReadyAt: clock.now }),
      ),
    order: async () => (await store.blueprints.all("nova")).map(({ name }) => name),
    slots: async () =>
      Object.fromEntries(
        (await store.tenures.open("nova")).map(({ number, blueprint }) => [number, blueprint]),
      ),
    history: () => store.history.list("nova", { limit: 500 }),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

function completed(some: string | Partial<NewBlueprint>): NewBlueprint {
  const given = typeof some === "string" ? { name: some } : some;
  const name = given.name ?? "unnamed";
  const approvedAt = new Date("2014-04-01T00:00:00Z");
  return { name, title: name, kind: "feature", approvedAt, spec: null, owner: null, ...given };
}
