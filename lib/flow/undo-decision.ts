import type { HistoryEntry } from "#lib/database/store.ts";
import { type Blueprint, type BlueprintState, keyOf } from "#lib/domain/blueprint.ts";
import type { Refusal } from "#lib/failure.ts";
import { enteringIn, enterSlot } from "./assign-slot.ts";
import { closeBlueprint } from "./close-blueprint.ts";
import { settingsBefore } from "./comes-to.ts";
import { swapOf } from "./decided-together.ts";
import type { Done } from "./do-command.ts";
import { endExemptions } from "./end-exemptions.ts";
import { exemptChange } from "./exempt-change.ts";
import { loadWorld } from "./load-world.ts";
import { type Needs, type Project, within } from "./needs.ts";
import { onBlueprint } from "./on-blueprint.ts";
import { pauseProject } from "./pause-project.ts";
import { type Person, rowBy } from "./person.ts";
import { standingStill, stateOf } from "./project-state.ts";
import { rankBlueprints } from "./rank-blueprint.ts";
import { takeOut } from "./release-blueprint.ts";
import { reopenBlueprint } from "./reopen-blueprint.ts";
import { resumeProject } from "./resume-project.ts";
import { setPolicy } from "./set-policy.ts";
import { swapBack } from "./undo-swap.ts";
import { type Undoable, undoableEntry } from "./undoable-entry.ts";

type Undoing = Person & { readonly reason: string };

/**
 * Puts back what a person decided, as it was before, and writes that down as a decision of its own. Who comes too late is
 * told: something later was decided on the same, or there is no room any more; then nothing is changed.
 */
export async function undoDecision(
  needs: Needs,
  project: Project,
  decision: number,
  person: Undoing,
): Promise<Done | Refusal> {
  return needs.database.transaction(async (store) => {
    const entry = await undoableEntry(store, project, decision);
    if (entry.kind === "refused") return entry;
    const joined = within(needs, store);
    return (
      (await onProject(joined, project, entry.found, person)) ??
      (await onItsSubject(joined, project, entry, person))
    );
  });
}

/** Undoes what was decided for the whole project; null for anything else. */
async function onProject(
  needs: Needs,
  project: Project,
  { kind, facts }: HistoryEntry,
  person: Undoing,
): Promise<Done | Refusal | null> {
  switch (kind) {
    case "pause":
      return resumeProject(needs, project, person);
    case "resume":
      return pauseProject(needs, project, person);
    case "policy":
      return setPolicy(needs, project, settingsBefore(facts), person);
    default:
      return null;
  }
}

/** Undoes what was decided on one blueprint or change. */
async function onItsSubject(
  needs: Needs,
  project: Project,
  { found: entry, together }: Undoable,
  person: Undoing,
): Promise<Done | Refusal> {
  const { kind, code, blueprint: name, change, facts } = entry;
  if (change !== null) {
    const flow = code === "person" ? endExemptions : exemptChange;
    return flow(needs, project, String(change), person);
  }
  if (name === null) throw new Error("A decision on nothing can't be undone.");
  if (kind === "rank") return moveBack(needs, project, together, person);
  const swap = await swapOf(needs.database.store, project, entry);
  if (swap !== null) {
    const both = [blueprintBefore(swap.entered.facts), blueprintBefore(swap.left.facts)] as const;
    return swapBack(needs, project, both, person);
  }
  const before = blueprintBefore(facts);
  switch (kind) {
    case "fill":
      return takeOut(needs, project, name, person, {
        as: "released",
        state: async () => ({ releasedAt: before.releasedAt, bumped: before.bumped }),
      });
    case "free":
      return giveBack(needs, project, before, person);
    case "reopen":
      return closeBlueprint(needs, project, name, closedAs(before.state), person);
    case "defer":
    case "withdraw":
    case "done":
      return reopenBlueprint(needs, project, name, person);
    default:
      return takeBackWord(needs, project, before, person);
  }
}

/** Back to the rank before, and with it all that was moved together with it, the last one first. */
async function moveBack(
  needs: Needs,
  project: Project,
  together: readonly HistoryEntry[],
  person: Undoing,
): Promise<Done | Refusal> {
  let last: Done | Refusal | null = null;
  for (const { blueprint, facts } of together) {
    const { from: rank } = facts as { readonly from: number };
    const place = { kind: "rank", rank } as const;
    const move = { blueprints: [blueprint ?? ""], place, seen: null };
    last = await rankBlueprints(needs, project, move, person);
    if (last.kind === "refused") return last;
  }
  if (last === null) throw new Error("A move that is in the history is not there.");
  return last;
}

/** The slot that it left, where one is free, and what was said of it then. */
async function giveBack(
  { database, now }: Needs,
  project: Project,
  before: Blueprint,
  person: Undoing,
): Promise<Done | Refusal> {
  const { store } = database;
  const still = standingStill(project, await stateOf(store, project));
  if (still !== null) return still;
  const { name, state, releasedAt, bumped } = before;
  const key = keyOf(name);
  const world = await loadWorld(store, project, now());
  const blueprints = world.blueprints.map((one) =>
    keyOf(one.name) === key ? { ...one, state, releasedAt, bumped } : one,
  );
  const entering = enteringIn({ ...world, blueprints }, project, name);
  if ("kind" in entering) return entering;
  await store.blueprints.setState(project.key, key, { state, releasedAt, bumped });
  return enterSlot(store, project, entering, person);
}

/** What was said of a blueprint and its author before they were called ready or away. */
function takeBackWord(
  needs: Needs,
  project: Project,
  { name, declaredAt, releasedAt, bumped, awayUntil }: Blueprint,
  person: Undoing,
): Promise<Done | Refusal> {
  return onBlueprint(needs, project, name, async ({ store, blueprint, at }) => {
    const said = { declaredAt, releasedAt, bumped, awayUntil };
    await store.blueprints.setState(project.key, keyOf(name), said);
    const text = `What was said of ${name} is taken back.`;
    const row = { kind: "ready", code: "taken-back", blueprint: blueprint.name, text };
    await store.history.add([rowBy(person, project, at, { ...row, facts: { at, blueprint } })]);
    return { kind: "done", blueprint: blueprint.name, changed: true, slot: null, text };
  });
}

/** The blueprint as the facts of a decision on it have it: instants are texts there. */
function blueprintBefore(facts: unknown): Blueprint {
  const { blueprint: written } = facts as { readonly blueprint: Written };
  const { bumped, releasedAt, declaredAt, awayUntil, approvedAt } = written;
  return {
    ...written,
    approvedAt: dated(approvedAt),
    declaredAt: dated(declaredAt),
    releasedAt: dated(releasedAt),
    awayUntil: dated(awayUntil),
    bumped: bumped && { at: new Date(bumped.at), silentSince: new Date(bumped.silentSince) },
  };
}

type Instants = "approvedAt" | "declaredAt" | "releasedAt" | "awayUntil";
type Written = Omit<Blueprint, Instants | "bumped"> & {
  readonly [K in Instants]: string | null;
} & { readonly bumped: { readonly at: string; readonly silentSince: string } | null };

const dated = (text: string | null) => (text === null ? null : new Date(text));

const closedAs = (state: BlueprintState) => (state === "open" ? "deferred" : state);
