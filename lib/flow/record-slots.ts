import type { NewHistory, Store } from "#lib/database/store.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import { fillFacts, slotFacts } from "#lib/domain/facts.ts";
import {
  escalatedSentence,
  filledSentence,
  freedSentence,
  returnedSentence,
} from "#lib/domain/slot-words.ts";
import type { Leaving } from "#lib/domain/watching.ts";
import { type Decided, occupiedBefore } from "./decide-pass.ts";
import type { Project } from "./needs.ts";

/** The name under which the service's own decisions stand in the history. */
export const service = "review slots";

/** Writes who leaves and who enters a slot, who is back after a bump, and who lets whom wait. */
export async function recordSlots(store: Store, project: Project, decided: Decided): Promise<void> {
  const { world, decision, emptySince } = decided;
  const { key } = project;
  for (const leaving of decision.leaving) await leave(store, project, leaving, world.now);
  for (const { blueprint } of decided.returned) {
    await store.blueprints.setState(key, keyOf(blueprint.name), { bumped: null });
  }
  for (const [blueprint, since] of emptySince) {
    await store.tenures.setEmptySince(key, blueprint, since);
  }
  for (const { blueprint, number } of decision.entries) {
    await store.tenures.begin(key, { blueprint, number, since: world.now, won: "ready" });
  }
  for (const blueprint of decision.clocks) {
    await store.tenures.setClock(key, blueprint, world.now);
  }
  if (decision.debtReadyAt) await store.projects.save(key, { debtReadyAt: decision.debtReadyAt });
  await store.history.add([
    ...freeRows(project, decided),
    ...returnRows(project, decided),
    ...fillRows(project, decided),
    ...(await escalateRows(store, project, decided)),
  ]);
}

async function leave(
  store: Store,
  { key }: Project,
  { tenure, freed }: Leaving,
  at: Date,
): Promise<void> {
  await store.tenures.end(key, tenure.blueprint, at, freed.code);
  if (freed.code !== "bumped") return;
  const bumped = { at, silentSince: freed.silentSince };
  await store.blueprints.setState(key, tenure.blueprint, { bumped });
}

const rowOf = (
  { key }: Project,
  { world }: Decided,
  row: Pick<NewHistory, "kind" | "code" | "blueprint" | "text" | "facts"> & { change?: number },
): NewHistory => ({
  project: key,
  at: world.now,
  who: service,
  change: null,
  reason: null,
  ...row,
});

function freeRows(project: Project, decided: Decided): NewHistory[] {
  const { world, survey, decision } = decided;
  return decision.leaving.flatMap(({ tenure, freed }) => {
    const facts = slotFacts(world, survey, tenure);
    if (facts === null) return [];
    const { name: blueprint } = facts.blueprint;
    const text = freedSentence(blueprint, freed);
    return [rowOf(project, decided, { kind: "free", code: freed.code, blueprint, text, facts })];
  });
}

function returnRows(project: Project, decided: Decided): NewHistory[] {
  return decided.returned.map(({ blueprint, bumped, change, at }) => {
    const { name } = blueprint;
    const text = returnedSentence(name, change);
    const { now, policy } = decided.world;
    const facts = { at: now, policy: policy.version, blueprint, bumped, heard: at };
    const row = { kind: "return", code: "author-back", change, blueprint: name, text, facts };
    return rowOf(project, decided, row);
  });
}

function fillRows(project: Project, decided: Decided): NewHistory[] {
  const { world, survey, decision } = decided;
  const left = new Set(decision.leaving.map(({ tenure }) => tenure.blueprint));
  // What left its slot in this pass stands in no line before the next one.
  const line = world.blueprints.filter(({ name }) => !left.has(keyOf(name)));
  return decision.entries.map(({ blueprint: key, number }, index) => {
    const blueprint = survey.known.get(key)?.name ?? key;
    const occupied = occupiedBefore(world, decision, index);
    const debtReadyAt = decision.debtReadyAt ?? world.debtReadyAt;
    const text = filledSentence(blueprint, number);
    const facts = fillFacts({ ...world, blueprints: line }, survey, occupied, debtReadyAt, key);
    return rowOf(project, decided, { kind: "fill", code: "ready", blueprint, text, facts });
  });
}

/** Reviewers' silence is told once; which one was told, the history itself remembers (b42). */
async function escalateRows(
  store: Store,
  project: Project,
  decided: Decided,
): Promise<NewHistory[]> {
  const rows: NewHistory[] = [];
  for (const [key, turn] of decided.decision.turns) {
    const blueprint = decided.survey.known.get(key)?.name;
    if (turn.kind !== "reviewers" || !turn.isLong || blueprint === undefined) continue;
    const { since, changes } = turn;
    const filter = { kind: "escalate", blueprint, limit: 1 };
    const [told] = await store.history.list(project.key, filter);
    const { now, policy } = decided.world;
    const facts = { at: now, policy: policy.version, since: since.toISOString(), changes };
    if (sinceIn(told?.facts) === facts.since) continue;
    const text = escalatedSentence(blueprint, since, changes);
    rows.push(
      rowOf(project, decided, { kind: "escalate", code: "reviewers", blueprint, text, facts }),
    );
  }
  return rows;
}

const sinceIn = (facts: unknown) =>
  typeof facts === "object" && facts !== null && "since" in facts ? facts.since : null;
