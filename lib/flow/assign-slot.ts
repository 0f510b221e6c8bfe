import type { Store } from "#lib/database/store.ts";
import { type Assignment, assign } from "#lib/domain/assignment.ts";
import { type Blueprint, keyOf, type Tenure } from "#lib/domain/blueprint.ts";
import type { Standing } from "#lib/domain/standing.ts";
import { openChangesOf, standingsIn, survey, type World } from "#lib/domain/world.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { dropUntried } from "./drop-untried.ts";
import { blueprintIn } from "./find-blueprint.ts";
import { loadWorld } from "./load-world.ts";
import type { Needs, Project } from "./needs.ts";
import { type BlueprintDecided, reopenFirst } from "./on-blueprint.ts";
import { type Person, rowBy } from "./person.ts";
import { standingStill, stateOf } from "./project-state.ts";

/**
 * Gives a blueprint a slot by a person's word, past ready, rank and the room for debt, never past the number of slots.
 * Its holds come off in the next pass.
 */
export async function assignSlot(
  { database, now }: Needs,
  project: Project,
  name: string,
  person: Person,
): Promise<BlueprintDecided | Refusal> {
  return database.transaction(async (store) => {
    const still = standingStill(project, await stateOf(store, project));
    if (still !== null) return still;
    const entering = enteringIn(await loadWorld(store, project, now()), project, name);
    return "kind" in entering ? entering : enterSlot(store, project, entering, person);
  });
}

/**
 * A blueprint that a person may give a slot in this world, or in place of the one that is leaving, and what that stands on;
 * a refusal where they may not.
 */
export function enteringIn(
  before: World,
  project: Project,
  name: string,
  leaving: Tenure | null = null,
): Entering | Refusal {
  const world = { ...before, tenures: before.tenures.filter((one) => one !== leaving) };
  const blueprint = blueprintIn(world.blueprints, project.key, name);
  if (blueprint.kind === "refused") return blueprint;
  const seen = survey(world);
  const standing = standingsIn(world, seen).get(keyOf(blueprint.name));
  if (standing === undefined) throw new Error(`${blueprint.name} stands nowhere.`);
  const { "slots.count": count, "slots.debt": debt } = world.policy.values;
  const assignment = assign(standing, blueprint.kind, world.tenures, { count, debt });
  if (assignment.kind === "full") return noFreeSlot(before.tenures.length, count);
  if (assignment.kind !== "entry") return refusalOf(blueprint.name, assignment);
  const open = openChangesOf(seen, keyOf(blueprint.name)).map((change) => change.number);
  return { world, blueprint, standing, number: assignment.number, open };
}

export type Entering = {
  readonly world: World;
  readonly blueprint: Blueprint;
  readonly standing: Standing;
  readonly number: number;
  /** The numbers of its open changes. */
  readonly open: readonly number[];
};

/** Lets it enter in the caller's transaction. */
export async function enterSlot(
  store: Store,
  project: Project,
  { world, blueprint, standing, number, open }: Entering,
  person: Person,
): Promise<BlueprintDecided> {
  await dropUntried(store, project, ({ change }) => open.includes(change));
  const { now: at, policy, tenures: occupied } = world;
  const { name } = blueprint;
  const text = `${name} is assigned by hand and enters slot ${number}.`;
  const entry = { blueprint: keyOf(name), number, since: at, won: "assigned" };
  await store.tenures.begin(project.key, entry);
  if (blueprint.bumped) await store.blueprints.setState(project.key, keyOf(name), { bumped: null });
  await store.history.add([
    rowBy(person, project, at, {
      kind: "fill",
      code: "assigned",
      blueprint: name,
      text,
      facts: { at, policy: policy.version, blueprint, standing, occupied },
    }),
  ]);
  return { kind: "done", blueprint: name, changed: true, slot: number, text };
}

function refusalOf(
  name: string,
  assignment: Exclude<Assignment, { kind: "entry" | "full" }>,
): Refusal {
  switch (assignment.kind) {
    case "in-slot":
      return refuse(
        "in-slot",
        `${name} is in slot ${assignment.number} already.`,
        "Nothing needs doing.",
      );
    case "finished":
      return refuse(
        "finished",
        `${name} is finished.`,
        assignment.by === "done"
          ? reopenFirst(name)
          : "It is back in the backlog as soon as it has a new open change.",
      );
    case "not-in-backlog":
      return outside(name, assignment.because);
  }
}

/** Where more are occupied than there are, as after the number was lowered, a swap makes no room either. */
function noFreeSlot(occupied: number, count: number): Refusal {
  const isOver = occupied > count;
  const inside = `${occupied} ${occupied === 1 ? "is" : "are"} occupied`;
  return refuse(
    "no-free-slot",
    `No slot is free: ${inside}${isOver ? ` of ${count}` : ""}, and nobody is evicted.`,
    [
      `Release ${isOver ? occupied - count + 1 : "one"} with `,
      { kind: "release" as const },
      ...(isOver ? [] : [", put it in the place of one with ", { kind: "swap" as const }]),
      ", or raise slots.count with ",
      { kind: "policy" as const },
      ".",
    ],
  );
}

function outside(name: string, because: "unapproved" | "deferred" | "withdrawn"): Refusal {
  if (because === "unapproved") {
    const remedy = "Import it with a date under approved that has come.";
    return refuse("unapproved", `${name} is not approved yet.`, remedy);
  }
  const remedy = reopenFirst(name);
  return refuse(because, `${name} is ${because}.`, remedy);
}
