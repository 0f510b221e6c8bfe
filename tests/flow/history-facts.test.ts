import { expect, test } from "vitest";
import type { HistoryEntry } from "#lib/database/store.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import {
  entryFrom,
  type FillFacts,
  freedFrom,
  isWarnedFrom,
  type SlotFacts,
  type VerdictFacts,
  verdictFrom,
} from "#lib/domain/facts.ts";
import type { Policy } from "#lib/domain/policy.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { resumeProject } from "#lib/flow/resume-project.ts";
import { abandon, createChange, newPatchSet, submit } from "#tests/support/changes.ts";
import { core } from "#tests/support/deciding-project.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { setCopyCondition } from "#tests/support/projects.ts";
import type { Person } from "#tests/support/review-server.ts";
import { silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

test("each row of the history gives its verdict again from its own facts and policy version", async () => {
  const time = { ahead: 0 };
  const clock = () => new Date(Date.now() + time.ahead);
  await using stage = await passingProject({ "slots.count": "2", "slots.debt": "1" }, { clock });
  await liveThroughAMonth(stage, (milliseconds) => {
    time.ahead += milliseconds;
  });

  const decided = await expectRecomputed(stage);
  const kinds = new Set(decided.map(({ kind, code }) => `${kind} ${code}`));
  expect([...kinds].toSorted()).toEqual([
    "fill ready",
    "free empty",
    "free landed",
    "hold not-in-backlog",
    "hold waiting",
    "lift in-slot",
    "restore waiting",
  ]);
});

test("so does each row of a silence: the warning, the bump and the fill after the return", async () => {
  await using stage = await silentProject({ "ready.ciLabel": "Verified" });
  const { server, nova, inside, next, wait, acts } = stage;
  await vote(server, nova.cores[0], inside, "Code-Review", -1);
  wait("2d");
  await pauseProject(stage.needs, stage.project, core);
  wait("9d");
  await resumeProject(stage.needs, stage.project, core);
  await acts();
  wait("3d");
  await acts();
  wait("5d");
  await acts();
  await newPatchSet(server, nova.authors[0], inside);
  await abandon(server, nova.authors[1], next);
  await acts();
  wait("3d");
  await acts();

  const decided = await expectRecomputed(stage);
  expect(decided.toReversed().map(({ kind, code }) => `${kind} ${code}`)).toEqual([
    "fill ready",
    "hold waiting",
    "warn silent",
    "free bumped",
    "fill ready",
    "lift in-slot",
    "hold waiting",
    "return author-back",
    "free empty",
    "fill ready",
    "lift in-slot",
  ]);
});

/** Every decision of the service gives its code again; what only tells of others has none to give. */
async function expectRecomputed(stage: PassingProject): Promise<readonly HistoryEntry[]> {
  const { store } = stage.needs.database;
  const policies = new Map(
    (await store.policies.all("nova")).map(({ version, values }) => [version, values]),
  );
  const rows = await store.history.list("nova", { limit: 500 });
  const decided = rows.filter(({ who }) => who === "review slots");
  for (const row of decided) {
    const facts = revived(row.facts) as { policy: number };
    const policy = policies.get(facts.policy);
    expect(policy, `policy of row ${row.seq}`).toBeDefined();
    expect(recomputed(row, facts, policy as Policy), `row ${row.seq}: ${row.text}`).toBe(row.code);
  }
  return decided;
}

/** Fills, holds, a landing with its lift, a vote that a new patch set lost, and a slot that runs empty. */
async function liveThroughAMonth(
  stage: PassingProject,
  wait: (milliseconds: number) => void,
): Promise<void> {
  const { server, nova } = stage;
  const [jay, kim] = nova.authors;
  const [core] = nova.cores;
  const change = (owner: Person, message: string, topic?: string) =>
    createChange(server, owner, {
      repository: nova.repository,
      message,
      ...(topic ? { topic } : {}),
    });
  const landing = await change(jay, "Land it\n\nImplements: blueprint lands");
  await change(jay, "Split the manager\n\nBlueprint: debt-one");
  const waiting = await change(kim, "Wait\n\nPartially implements blueprint waits");
  const byTopic = await change(kim, "Wait for long", "bp/waits-long");
  await change(kim, "Too early\n\nbp not-approved");
  await stage.know([
    { name: "lands" },
    { name: "debt-one", kind: "debt" },
    { name: "waits" },
    { name: "waits-long" },
    { name: "not-approved", approvedAt: null },
  ]);
  await stage.start();
  expect(await acts(stage)).toEqual(["fill", "fill", "hold", "hold", "hold"]);

  await vote(server, core, landing, "Code-Review", 2);
  await submit(server, core, landing);
  await setCopyCondition(server, "Code-Review", "changekind:NO_CHANGE");
  await newPatchSet(server, kim, byTopic);
  expect(await acts(stage)).toEqual(["free", "fill", "lift", "restore"]);

  await abandon(server, kim, waiting);
  expect(await acts(stage)).toEqual([]);
  wait(3 * 86_400_000);
  expect(await acts(stage)).toEqual(["free", "fill", "lift"]);
}

const acts = async (stage: PassingProject) => (await stage.pass()).actions.map(({ kind }) => kind);

function recomputed(row: HistoryEntry, facts: unknown, policy: Policy): string | null {
  if (row.kind === "free") return freedFrom(facts as SlotFacts, policy);
  if (row.kind === "return") return backFrom(facts as ReturnFacts);
  if (row.kind === "warn") return isWarnedFrom(facts as SlotFacts, policy) ? "silent" : null;
  if (row.kind !== "fill") return verdictFrom(facts as VerdictFacts, policy).code;
  return entryFrom(facts as FillFacts, policy, keyOf(row.blueprint ?? "")) === null
    ? null
    : "ready";
}

/** Facts are kept as JSON; their instants are texts there. */
function revived(facts: unknown): unknown {
  return JSON.parse(JSON.stringify(facts), (_key, value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value,
  );
}

type ReturnFacts = { readonly heard: Date; readonly bumped: { readonly silentSince: Date } };

const backFrom = ({ heard, bumped }: ReturnFacts) =>
  heard > bumped.silentSince ? "author-back" : null;
