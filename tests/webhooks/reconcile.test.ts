import { describe, expect, test } from "vitest";
import { observeServer } from "#lib/flow/observe-server.ts";
import { reconcileChange } from "#lib/flow/reconcile-change.ts";
import { createChange, newPatchSet, setPrivate, setTopic } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { createProject } from "#tests/support/projects.ts";
import { vote } from "#tests/support/votes.ts";

const label = "Code-Review";
const oneSlot = { "slots.count": "1", "slots.debt": "0" };

describe("one change read singly", () => {
  test("is stored as a listing would store it, and names the project it may concern", async () => {
    await using stage = await passingProject();
    const { server, nova, needs, project } = stage;
    const number = await uploaded(stage);
    await observeServer(needs);
    await newPatchSet(server, nova.authors[0], number, { message: "Blueprint: cells-v2" });
    await setTopic(server, nova.authors[0], number, "bp/cells");

    const concerned = await reconcileChange(needs, number);

    expect(concerned).toEqual([project]);
    const alone = await storedOf(stage, number);
    expect(alone?.change).toMatchObject({ patchSet: 2, topic: "bp/cells" });
    await observeServer(needs, { full: true });
    expect(await storedOf(stage, number)).toEqual(alone);
  });

  test("takes one request, and nothing is written when nothing is new", async () => {
    await using stage = await passingProject();
    const number = await uploaded(stage);
    await observeServer(stage.needs);
    const asked = stage.server.sandbox.log.length;
    const transaction = () => Promise.reject(new Error("something is written"));
    const reading = { ...stage.needs, database: { ...stage.needs.database, transaction } };

    expect(await reconcileChange(reading, number)).toEqual([]);

    expect(stage.server.sandbox.log.length - asked).toBe(1);
  });

  test("may be new", async () => {
    await using stage = await passingProject();
    await observeServer(stage.needs);
    const number = await uploaded(stage);

    expect(await reconcileChange(stage.needs, number)).toEqual([stage.project]);

    const stored = await storedOf(stage, number);
    expect(stored?.references.blueprints.map(({ name }) => name)).toEqual(["bp-1"]);
  });

  test("does not move the cursor, and does not count as a read of the server", async () => {
    await using stage = await passingProject();
    await observeServer(stage.needs);
    const before = await stage.needs.database.store.servers.get("sandbox");

    await reconcileChange(stage.needs, await uploaded(stage));

    expect(await stage.needs.database.store.servers.get("sandbox")).toEqual(before);
  });

  test("proves nothing by not being there", async () => {
    await using stage = await passingProject();
    const { server, nova, needs } = stage;
    const number = await uploaded(stage);
    await observeServer(needs);
    const before = await storedOf(stage, number);
    await setPrivate(server, nova.authors[0], number);

    expect(await reconcileChange(needs, number)).toEqual([]);
    expect(await reconcileChange(needs, 999_999)).toEqual([]);

    expect(await storedOf(stage, number)).toEqual(before);
    expect(await storedOf(stage, 999_999)).toBeNull();
  });

  test("is left alone in a repository that nobody governs", async () => {
    await using stage = await passingProject();
    await createProject(stage.server, "openstack/glance", ["master"]);
    const number = await uploaded(stage, { repository: "openstack/glance" });

    expect(await reconcileChange(stage.needs, number)).toEqual([]);

    expect(await storedOf(stage, number)).toBeNull();
  });

  test("is found by its number among several repositories", async () => {
    await using stage = await passingProject();
    await createProject(stage.server, "openstack/glance", ["master"]);
    const number = await uploaded(stage, { repository: "openstack/glance" });
    const { repositories } = stage.project;
    const project = { ...stage.project, repositories: [...repositories, "openstack/glance"] };

    const concerned = await reconcileChange({ ...stage.needs, projects: [project] }, number);

    expect(concerned).toEqual([project]);
  });

  test("leaves everything as it was when the server fails, and throws its failure", async () => {
    await using stage = await passingProject();
    const number = await uploaded(stage);
    await observeServer(stage.needs);
    const before = await storedOf(stage, number);
    await setTopic(stage.server, stage.nova.authors[0], number, "bp/cells");
    stage.server.sandbox.faults.add({ fault: { kind: "login-page" } });

    await expect(reconcileChange(stage.needs, number)).rejects.toMatchObject({
      name: "GerritError",
    });

    expect(await storedOf(stage, number)).toEqual(before);
  });
});

describe("beside the listings", () => {
  test("an approval that an event told is one row of history, however often it is told", async () => {
    await using stage = await passingProject(oneSlot);
    const number = await approved(stage);

    await Promise.all([reconcileChange(stage.needs, number), reconcileChange(stage.needs, number)]);
    await observeServer(stage.needs);
    await reconcileChange(stage.needs, number);

    const rows = await stage.needs.database.store.history.list("nova", { limit: 50 });
    expect(rows.filter(({ kind }) => kind === "exempt")).toHaveLength(1);
  });

  test("an approval that an event told while a listing told it too is one row of history", async () => {
    await using stage = await passingProject(oneSlot);
    const number = await approved(stage);
    const { database } = stage.needs;
    const overtaking = async <T>(work: Parameters<typeof database.transaction<T>>[0]) => {
      await reconcileChange(stage.needs, number);
      return database.transaction(work);
    };

    await observeServer({ ...stage.needs, database: { ...database, transaction: overtaking } });

    const rows = await database.store.history.list("nova", { limit: 50 });
    expect(rows.filter(({ kind }) => kind === "exempt")).toHaveLength(1);
  });

  test("a listing that began before does not undo what was read singly since", async () => {
    const clock = { now: new Date("2026-08-01T10:00:00Z") };
    await using stage = await passingProject({}, { clock: () => clock.now });
    const number = await uploaded(stage);
    await observeServer(stage.needs);
    clock.now = new Date(clock.now.getTime() + 5_000);
    stage.server.sandbox.faults.add({
      fault: { kind: "slow", milliseconds: 1_500 },
      path: /changes\/\?q=/,
      times: 1,
    });
    await setTopic(stage.server, stage.nova.authors[0], number, "bp/one");
    const listing = observeServer(stage.needs);
    await answeredSlowly(stage);
    clock.now = new Date(clock.now.getTime() + 5_000);
    await setTopic(stage.server, stage.nova.authors[0], number, "bp/two");

    await reconcileChange(stage.needs, number);
    await listing;

    expect((await storedOf(stage, number))?.change.topic).toBe("bp/two");
  });

  test("a single read that comes late does not undo what a listing showed since", async () => {
    await using stage = await passingProject();
    const number = await uploaded(stage);
    await observeServer(stage.needs);
    await setTopic(stage.server, stage.nova.authors[0], number, "bp/one");
    const fault = { kind: "slow", milliseconds: 1_500 } as const;
    stage.server.sandbox.faults.add({ fault, path: /changes\/openstack/, times: 1 });
    const single = reconcileChange(stage.needs, number);
    await answeredSlowly(stage);
    await setTopic(stage.server, stage.nova.authors[0], number, "bp/two");

    await observeServer(stage.needs);

    expect(await single).toEqual([]);
    expect((await storedOf(stage, number))?.change.topic).toBe("bp/two");
  });
});

async function uploaded(
  { server, nova }: PassingProject,
  { repository = nova.repository }: { readonly repository?: string } = {},
): Promise<number> {
  const message = "Work on bp-1\n\nBlueprint: bp-1";
  return createChange(server, nova.authors[0], { repository, message });
}

/** A change that was seen, and approved by a core since. */
async function approved(stage: PassingProject): Promise<number> {
  const number = await uploaded(stage);
  await observeServer(stage.needs);
  await vote(stage.server, stage.nova.cores[0], number, label, 2);
  return number;
}

const storedOf = ({ needs }: PassingProject, number: number) =>
  needs.database.store.changes.get("sandbox", number);

/** Waits until the sandbox has done what it answers later. */
async function answeredSlowly({ server }: PassingProject): Promise<void> {
  await expect
    .poll(() => server.sandbox.log.some(({ fault }) => fault === "slow"), { timeout: 10_000 })
    .toBe(true);
}
