import { expect, test } from "vitest";
import type { Quick } from "#lib/domain/command.ts";
import { carryOut } from "#lib/flow/carry-out.ts";
import { comesTo } from "#lib/flow/comes-to.ts";
import { seen } from "#tests/database/examples.ts";
import { actorWith } from "#tests/support/deciders.ts";
import { type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";

const lead = { actor: actorWith("contributor", "lead"), reason: "for the release" };

test("one's last moves of the same row go back one by one", async () => {
  await using nova = await started();
  const move = (rank: number): Quick => ({
    ...{ kind: "rank", blueprints: ["a"], seen: null },
    place: { kind: "rank", rank },
  });
  const first = await decide(nova, move(2));
  const second = await decide(nova, move(3));
  const third = await decide(nova, move(4));

  await undo(nova, third);
  expect(await nova.order()).toEqual(["b", "c", "a", "d"]);
  await undo(nova, second);
  expect(await nova.order()).toEqual(["b", "a", "c", "d"]);
  await undo(nova, first);
  expect(await nova.order()).toEqual(["a", "b", "c", "d"]);
});

test("a setting goes back behind a later one that was put back, and not behind one that was set again", async () => {
  await using nova = await started();
  const set = (count: string): Quick => ({
    ...{ kind: "policy", seen: null },
    settings: { "slots.count": count },
  });
  const [first, second] = [await decide(nova, set("8")), await decide(nova, set("9"))];
  const back = await undo(nova, second);
  const again = await undo(nova, back);

  expect(await refusalOf(nova, first)).toBe("overtaken");
  await undo(nova, again);
  await undo(nova, first);

  expect((await nova.store.policies.newest("nova"))?.values["slots.count"]).toBe(10);
  expect(await refusalOf(nova, first)).toBe("overtaken");
});

test("a deferral out of a slot is one decision: either of its rows gives the slot back, and none overturns what came after", async () => {
  await using nova = await started();
  await decide(nova, { kind: "assign", blueprint: "b" });
  await decide(nova, { kind: "defer", blueprint: "b" });
  const [freed, deferred] = await nova.history();
  for (const row of [freed, deferred]) {
    const back = { kind: "undo", decision: row?.seq ?? 0 } as const;
    const assigning = { kind: "assign", blueprint: "b" };
    expect(await comesTo(nova.store, nova.project, back)).toEqual(assigning);
  }
  await undo(nova, deferred?.seq ?? 0);
  expect(Object.values(await nova.slots())).toEqual(["b"]);
  expect((await nova.store.blueprints.all("nova"))[1]?.state).toBe("open");
  expect(await refusalOf(nova, freed?.seq ?? 0)).toBe("overtaken");

  await decide(nova, { kind: "defer", blueprint: "b" });
  const rows = (await nova.history()).slice(0, 2);
  await decide(nova, { kind: "reopen", blueprint: "b" });
  await decide(nova, { kind: "withdraw", blueprint: "b" });

  for (const { seq } of rows) expect(await refusalOf(nova, seq)).toBe("overtaken");
  expect((await nova.store.blueprints.all("nova"))[1]?.state).toBe("withdrawn");
});

test("many moves that are undone at once are told as many", async () => {
  await using nova = await started("e", "f");
  const all = ["c", "d", "e", "f"];
  const place = { kind: "top" } as const;
  const decision = await decide(nova, { kind: "rank", blueprints: all, place, seen: null });

  const undone = await carryOut(nova.needs, nova.project, { kind: "undo", decision }, lead);

  expect(undone).toMatchObject({ text: "4 blueprints move back to where they were." });
  expect(undone.kind === "done" && undone.details).toHaveLength(4);
  const back = (await nova.history()).slice(0, all.length);
  expect(back.map(({ blueprint }) => blueprint)).toEqual(all);
  const undoes = back.map((one) => one.undoes).toSorted((a, b) => Number(a) - Number(b));
  expect(undoes).toEqual([decision - 3, decision - 2, decision - 1, decision]);
});

test("who takes back a person's exemption leaves those by an approval and by a vote that was taken off", async () => {
  await using nova = await started();
  await nova.store.changes.save("opendev", [{ ...seen(42, {}), earlier: [] }]);
  const others = [standing("approved"), standing("vote-removed")];
  for (const one of others) await nova.store.exemptions.save("opendev", 42, one);
  const standingKinds = async () =>
    ((await nova.store.changes.get("opendev", 42))?.exemptions ?? [])
      .filter(({ endedAt }) => endedAt === null)
      .map(({ kind }) => kind)
      .toSorted();

  const exempted = await decide(nova, { kind: "exempt", change: 42 });
  const undone = await undo(nova, exempted);
  expect(await standingKinds()).toEqual(["approved", "vote-removed"]);
  await undo(nova, undone);
  expect(await standingKinds()).toEqual(["approved", "person", "vote-removed"]);

  const ended = await decide(nova, { kind: "take-back", change: 42 });
  expect(await standingKinds()).toEqual([]);
  await undo(nova, ended);
  expect(await standingKinds()).toEqual(["approved", "person", "vote-removed"]);
});

const standing = (kind: "approved" | "vote-removed") => ({
  ...{ kind, who: "dana", reason: `it is ${kind}`, approval: null, endedAt: null },
  at: new Date("2014-07-01T00:00:00Z"),
});

async function started(...more: readonly string[]): Promise<DecidingProject> {
  const nova = await decidingProject();
  await nova.know("a", "b", "c", "d", ...more);
  await nova.start();
  return nova;
}

/** Decides, a second after what came before, and gives the number by which it is undone. */
async function decide(nova: DecidingProject, command: Quick): Promise<number> {
  nova.later(1_000);
  const done = await carryOut(nova.needs, nova.project, command, lead);
  expect(done).toMatchObject({ kind: "done", undo: { kind: "decision" } });
  return done.kind === "done" && done.undo?.kind === "decision" ? done.undo.decision : 0;
}

const undo = (nova: DecidingProject, decision: number) => decide(nova, { kind: "undo", decision });

async function refusalOf({ needs, project }: DecidingProject, decision: number) {
  const answer = await carryOut(needs, project, { kind: "undo", decision }, lead);
  return answer.kind === "refused" ? answer.code : answer;
}
