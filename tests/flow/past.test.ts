import * as fc from "fast-check";
import { expect, test } from "vitest";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { bumpBlueprint } from "#lib/flow/bump-blueprint.ts";
import { closeBlueprint } from "#lib/flow/close-blueprint.ts";
import { declareReady } from "#lib/flow/declare-ready.ts";
import { type ImportedBlueprint, importBlueprints } from "#lib/flow/import-blueprints.ts";
import { rankBlueprint } from "#lib/flow/rank-blueprint.ts";
import { releaseBlueprint } from "#lib/flow/release-blueprint.ts";
import { reopenBlueprint } from "#lib/flow/reopen-blueprint.ts";
import { setPolicy } from "#lib/flow/set-policy.ts";
import { showPast } from "#lib/flow/show-past.ts";
import { core, type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";
import { readBack, type Written, writeDown } from "#tests/support/true-board.ts";
import { actOnServer } from "./random-walk/server-actions.ts";
import { actInService } from "./random-walk/service-actions.ts";
import { beginWalk, type Walk } from "./random-walk/walk.ts";

const names = ["cells", "Objects", "numa", "evacuate", "serial", "shelve"] as const;
const name = fc.constantFrom(...names);
const minute = 60_000;

type Step = (nova: DecidingProject) => Promise<unknown>;

const approvals = [
  null,
  new Date("2014-04-01T00:00:00Z"),
  new Date("2014-07-14T14:00:00Z"),
  new Date("2014-07-20T00:00:00Z"),
];
const imported: fc.Arbitrary<ImportedBlueprint> = fc.record({
  name,
  title: fc.constantFrom("One title", "Another title"),
  kind: fc.constantFrom("feature", "debt"),
  approvedAt: fc.constantFrom(...approvals),
});

/** What people may decide. What is refused is no matter: then nothing changes. */
const steps: fc.Arbitrary<Step> = fc.oneof(
  name.map(
    (one): Step =>
      ({ needs, project }) =>
        assignSlot(needs, project, one, core),
  ),
  name.map(
    (one): Step =>
      ({ needs, project }) =>
        releaseBlueprint(needs, project, one, core),
  ),
  name.map(
    (one): Step =>
      ({ needs, project }) =>
        bumpBlueprint(needs, project, one, core),
  ),
  name.map(
    (one): Step =>
      ({ needs, project }) =>
        declareReady(needs, project, one, core),
  ),
  name.map(
    (one): Step =>
      ({ needs, project }) =>
        reopenBlueprint(needs, project, one, core),
  ),
  fc.tuple(name, fc.constantFrom("done", "deferred", "withdrawn")).map(
    ([one, as]): Step =>
      ({ needs, project }) =>
        closeBlueprint(needs, project, one, as, core),
  ),
  fc.tuple(name, fc.integer({ min: 1, max: names.length })).map(
    ([blueprint, rank]): Step =>
      ({ needs, project }) =>
        rankBlueprint(
          needs,
          project,
          { blueprint, place: { kind: "rank", rank }, seen: null },
          core,
        ),
  ),
  fc
    .tuple(fc.uniqueArray(imported, { selector: (one) => one.name, minLength: 1 }), fc.boolean())
    .map(
      ([rows, rerank]): Step =>
        ({ needs, project }) =>
          importBlueprints(needs, project, rows, { ...core, rerank }),
    ),
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 1 })).map(
    ([count, debt]): Step =>
      ({ needs, project }) =>
        setPolicy(needs, project, { "slots.count": `${count}`, "slots.debt": `${debt}` }, core),
  ),
);

test("the board at any instant is the one that was there, whatever was decided since", async () => {
  const story = fc.array(fc.tuple(steps, fc.constantFrom(0, minute, 90 * minute)), {
    minLength: 15,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      await using nova = await decidingProject({ "slots.count": "2", "slots.debt": "1" });
      await nova.start();
      const first = names.slice(0, 3).map((one) => ({ ...plain, name: one }));
      await importBlueprints(nova.needs, nova.project, first, { ...core, rerank: false });
      const seen = [await writeDown(nova.needs, nova.project)];
      for (const [step, pause] of told) {
        nova.later(pause);
        // Of several decisions at one instant the last one counts.
        if (pause === 0) seen.pop();
        await step(nova);
        seen.push(await writeDown(nova.needs, nova.project));
      }
      await expectTold(nova, seen);
    }),
    { numRuns: 8, seed: 5, endOnFailure: true },
  );
}, 240_000);

test.each([11, 12])(
  "so it is with passes over a server at work (seed %i)",
  async (seed) => {
    const walk = await beginWalk(seed);
    await using stage = walk.stage;
    const seen: Written[] = [];
    for (let step = 0; step < 80; step += 1) {
      walk.tick(7);
      const dice = walk.chance.number(8);
      if (walk.isPaused || dice < 2) await actInService(walk);
      else if (dice < 4) await actOnServer(walk);
      else if (dice < 7) await stage.pass();
      else await emptySlot(walk);
      seen.push(await writeDown(stage.needs, stage.project));
    }
    expect(new Set(seen.map(({ slots }) => slots.join())).size).toBeGreaterThan(3);
    await expectTold(stage, seen);
  },
  120_000,
);

/** A core takes something out of its slot. */
async function emptySlot({ stage: { needs, project } }: Walk): Promise<void> {
  const [tenure] = await needs.database.store.tenures.open(project.key);
  if (tenure === undefined) return;
  await releaseBlueprint(needs, project, tenure.blueprint, core);
  await declareReady(needs, project, tenure.blueprint, core);
}

const plain = {
  title: "One title",
  kind: "feature",
  approvedAt: new Date("2014-04-01T00:00:00Z"),
} as const;

/** At each instant at which somebody wrote the board down, and just before the next one. */
async function expectTold(
  { needs, project }: Pick<DecidingProject, "needs" | "project">,
  seen: readonly Written[],
): Promise<void> {
  for (const [index, written] of seen.entries()) {
    const next = seen[index + 1]?.at;
    expect(await told(needs, project, written.at), written.at.toISOString()).toEqual(written);
    if (next === undefined) continue;
    const until = new Date(next.getTime() - 1);
    // Between two decisions only an approval can come by itself.
    if (approvals.some((at) => at !== null && at > written.at && at <= until)) continue;
    expect(await told(needs, project, until)).toEqual({ ...written, at: until });
  }
}

async function told(
  needs: DecidingProject["needs"],
  project: DecidingProject["project"],
  at: Date,
): Promise<Written> {
  const past = await showPast(needs, project, at.toISOString());
  if ("kind" in past) throw new Error(past.text);
  return readBack(past);
}
