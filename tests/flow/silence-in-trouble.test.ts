import { expect, test } from "vitest";
import { approvePlan } from "#lib/flow/approve-plan.ts";
import type { ServerNeeds } from "#lib/flow/needs.ts";
import { runPasses } from "#lib/flow/run-passes.ts";
import { showPlan } from "#lib/flow/show-plan.ts";
import { GerritError } from "#lib/gerrit/error.ts";
import { abandon, newPatchSet } from "#tests/support/changes.ts";
import { type SilentProject, silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

const object = ({ server, nova }: SilentProject, change: number) =>
  vote(server, nova.cores[0], change, "Code-Review", -1);

/** One pass with some of the server's answers replaced. */
async function passWith({ needs }: SilentProject, gerrit: Partial<ServerNeeds["gerrit"]>) {
  const changed = { ...needs, gerrit: { ...needs.gerrit, ...gerrit } };
  const servers = new Map([["sandbox", changed]]);
  const passes = await runPasses({ ...changed, servers }, "a test");
  return passes.kind === "done" ? passes.value[0] : undefined;
}

test("a warning whose answer was lost is found in the log, said once, and counts from then", async () => {
  await using stage = await silentProject();
  await object(stage, stage.inside);
  stage.wait("5d");
  const { gerrit } = stage.needs;
  await passWith(stage, {
    review: async (...review) => {
      await gerrit.review(...review);
      throw new GerritError("timeout", "the answer did not come");
    },
  });
  stage.wait("1d");
  expect(await stage.acts()).toEqual([]);
  expect(await stage.warnings(stage.inside)).toHaveLength(1);

  stage.wait("4d");
  expect(await stage.acts()).toEqual([]);
  stage.wait("1d");
  expect(await stage.acts()).toContain("free inside bumped");
  expect(await stage.warnings(stage.inside)).toHaveLength(1);
});

test("a warning that never went out is sent later, and the rest of the time begins then", async () => {
  await using stage = await silentProject();
  await object(stage, stage.inside);
  stage.wait("5d");
  const down = () => {
    throw new GerritError("unavailable", "the server is overloaded");
  };
  for (let days = 0; days < 20; days += 4) {
    await passWith(stage, { review: down });
    stage.wait("4d");
  }

  expect(await stage.acts()).toEqual([`warn ${stage.inside}`]);
  stage.wait("4d");
  expect(await stage.acts()).toEqual([]);
  stage.wait("1d");
  expect(await stage.acts()).toContain("free inside bumped");
});

test("a second warning in the same words is not taken for the first one", async () => {
  await using stage = await silentProject({ "bump.warnAfter": "10s", "bump.after": "1h" });
  const { inside, wait, acts, server, nova } = stage;
  await object(stage, inside);
  wait("10s");
  await acts();
  await newPatchSet(server, nova.authors[0], inside);
  wait("1s");
  await object(stage, inside);
  wait("10s");
  let asked = 0;
  await passWith(stage, {
    review: () => {
      asked += 1;
      throw new GerritError("timeout", "the answer did not come");
    },
  });
  expect(asked).toBe(1);

  expect(await acts()).toEqual([`warn ${inside}`]);
  expect(await stage.warnings(inside)).toHaveLength(2);
});

test("an author who answers while the warning is on its way is not warned", async () => {
  await using stage = await silentProject();
  const { inside, server, nova } = stage;
  await object(stage, inside);
  stage.wait("5d");
  const { gerrit } = stage.needs;
  let isFirst = true;
  const report = await passWith(stage, {
    change: async (ref) => {
      if (isFirst) await newPatchSet(server, nova.authors[0], inside);
      isFirst = false;
      return gerrit.change(ref);
    },
  });
  expect(report?.actions).toEqual([]);
  expect(await stage.acts()).toEqual([]);
  expect(await stage.warnings(inside)).toEqual([]);
});

test("an author who answers just before the bump keeps the slot", async () => {
  await using stage = await silentProject();
  const { inside, server, nova, wait } = stage;
  await object(stage, inside);
  wait("5d");
  await stage.acts();
  wait("5d");
  const { gerrit } = stage.needs;
  let isFirst = true;
  const report = await passWith(stage, {
    change: async (ref) => {
      if (isFirst) await newPatchSet(server, nova.authors[0], inside);
      isFirst = false;
      return gerrit.change(ref);
    },
  });
  expect(report?.actions).toEqual([]);
  expect(await stage.acts()).toEqual([]);
});

test("where a change can't be heard nobody is warned for it, the rest goes on, and status says so", async () => {
  await using stage = await silentProject();
  const { inside, nova, needs, acts } = stage;
  await object(stage, inside);
  stage.wait("5d");
  const deaf = await passWith(stage, { conversation: async () => "missing" as const });
  expect(deaf).toMatchObject({ complete: true, actions: [] });
  const other = await stage.upload(nova.authors[1], "next");
  const broken = await passWith(stage, {
    conversation: async () => {
      throw new GerritError("unavailable", "the change is damaged");
    },
  });
  expect(broken).toMatchObject({ complete: true, actions: [{ kind: "hold", change: other }] });
  const problems = () => needs.database.store.problems.all("nova");
  expect(await problems()).toMatchObject([
    { key: `unheard:${inside}`, text: expect.stringContaining("the change is damaged") },
  ]);

  expect(await acts()).toEqual([`warn ${inside}`]);
  expect(await problems()).toEqual([]);
});

test("a change that can't be heard and is given up is told of no more", async () => {
  await using stage = await silentProject();
  const { inside, server, nova, needs, acts } = stage;
  await object(stage, inside);
  await passWith(stage, {
    conversation: async () => {
      throw new GerritError("unexpected", "it is no change that we know");
    },
  });
  const problems = () => needs.database.store.problems.all("nova");
  expect(await problems()).toHaveLength(1);

  await abandon(server, nova.authors[0], inside);
  await acts();
  expect(await problems()).toEqual([]);
});

test("what was heard is not asked for again", async () => {
  await using stage = await silentProject();
  await object(stage, stage.inside);
  await stage.acts();
  let asked = 0;
  const { gerrit } = stage.needs;
  await passWith(stage, {
    conversation: (ref) => {
      asked += 1;
      return gerrit.conversation(ref);
    },
  });
  expect(asked).toBe(0);
});

test("while holds wait for a person nobody is bumped; what a bump would hold is asked for before it", async () => {
  await using stage = await silentProject({ "brake.newHolds": "1", "brake.newHoldsShare": "0" });
  const { inside, next, nova, needs, project, wait, acts } = stage;
  await stage.know([{ name: "third" }]);
  const second = await stage.upload(nova.authors[0], "inside");
  await object(stage, inside);
  await object(stage, second);
  await acts();
  wait("5d");
  expect(await acts()).toEqual([`warn ${inside}`]);
  wait("5d");
  const third = [
    await stage.upload(nova.authors[2], "third"),
    await stage.upload(nova.authors[2], "third"),
  ] as const;
  const braked = await stage.pass();
  expect(braked.actions).toMatchObject([{ kind: "hold", change: third[0] }]);
  expect(braked.waiting).toMatchObject([{ change: third[1], reason: { code: "brake" } }]);
  await approve(stage);
  expect(await acts()).toEqual([`hold ${third[1]}`]);

  const asked = await stage.pass();
  expect(asked.actions).toEqual([]);
  expect(asked.waiting).toMatchObject([
    { change: inside, reason: { code: "bump" } },
    { change: second, reason: { code: "bump" } },
  ]);
  await approve(stage);
  expect(await acts()).toEqual([
    "free inside bumped",
    "fill next ready",
    `hold ${inside}`,
    `lift ${next}`,
    `hold ${second}`,
  ]);
  expect(await needs.database.store.tenures.open(project.key)).toMatchObject([
    { blueprint: "next" },
  ]);
});

async function approve({ needs, project }: SilentProject): Promise<void> {
  const plan = await showPlan(needs, project, "a test");
  const id = plan.kind === "done" ? (plan.value.id ?? "") : "";
  const approved = await approvePlan(needs, project, id, { upTo: null, who: "a core" });
  expect(approved).toMatchObject({ kind: "done" });
}

test("while the clocks differ nobody is warned or bumped", async () => {
  await using stage = await silentProject();
  await object(stage, stage.inside);
  stage.wait("1d");
  await stage.acts();
  stage.later(30 * 86_400_000);
  expect(await stage.acts()).toEqual([]);

  stage.later(-30 * 86_400_000);
  stage.wait("4d");
  expect(await stage.acts()).toEqual([`warn ${stage.inside}`]);
  stage.later(30 * 86_400_000);
  expect(await stage.acts()).toEqual([]);
});
