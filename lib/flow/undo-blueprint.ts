import { type Blueprint, type BlueprintState, keyOf, type Said } from "#lib/domain/blueprint.ts";
import type { Refusal } from "#lib/failure.ts";
import { enteringIn, enterSlot } from "./assign-slot.ts";
import { verbs } from "./close-blueprint.ts";
import type { Done } from "./do-command.ts";
import type { Leave } from "./leave-slot.ts";
import { loadWorld } from "./load-world.ts";
import type { Needs, Project } from "./needs.ts";
import { onBlueprint } from "./on-blueprint.ts";
import { type Person, rowBy } from "./person.ts";
import { standingStill, stateOf } from "./project-state.ts";
import { takeOut } from "./release-blueprint.ts";
import { isBack } from "./reopen-blueprint.ts";

/** What was said of a blueprint, to be said again. */
export const saidOf = ({ state, declaredAt, releasedAt, bumped, awayUntil }: Blueprint): Said => ({
  ...{ state, declaredAt, releasedAt, bumped, awayUntil },
});

/** Takes back a slot that was given; the blueprint is what it was before: in line, or out of it as it was. */
export function takeBack(
  needs: Needs,
  project: Project,
  before: Blueprint,
  person: Person,
): Promise<Done | Refusal> {
  const as = leftAs(before);
  return takeOut(needs, project, before.name, person, { as, state: async () => saidOf(before) });
}

function leftAs({ state, bumped }: Blueprint): Leave {
  if (state !== "open") return state;
  return bumped === null ? "released" : "bumped";
}

/** The slot that it left, where one is free, and what was said of it then. */
export async function giveBack(
  { database, now }: Needs,
  project: Project,
  before: Blueprint,
  person: Person,
): Promise<Done | Refusal> {
  const { store } = database;
  const still = standingStill(project, await stateOf(store, project));
  if (still !== null) return still;
  const key = keyOf(before.name);
  const world = await loadWorld(store, project, now());
  const said = saidOf(before);
  const blueprints = world.blueprints.map((one) =>
    keyOf(one.name) === key ? { ...one, ...said } : one,
  );
  const entering = enteringIn({ ...world, blueprints }, project, before.name);
  if ("kind" in entering) return entering;
  // Its facts tell what it is until now: the way back from this.
  const blueprint = world.blueprints.find((one) => keyOf(one.name) === key) ?? entering.blueprint;
  const done = await enterSlot(store, project, { ...entering, blueprint }, person);
  await store.blueprints.setState(project.key, key, said);
  return done;
}

/** Says of a blueprint and its author again what was said before. */
export function sayAgain(
  needs: Needs,
  project: Project,
  before: Blueprint,
  person: Person,
): Promise<Done | Refusal> {
  return onBlueprint(needs, project, before.name, async ({ store, blueprint, at }) => {
    const { name } = blueprint;
    await store.blueprints.setState(project.key, keyOf(name), saidOf(before));
    const row = { ...saidAgain(blueprint, before.state), blueprint: name };
    await store.history.add([rowBy(person, project, at, { ...row, facts: { at, blueprint } })]);
    return { kind: "done", blueprint: name, changed: true, slot: null, text: row.text };
  });
}

function saidAgain(now: Blueprint, state: BlueprintState) {
  const { name } = now;
  if (state === now.state)
    return { kind: "ready", code: "taken-back", text: `What was said of ${name} is taken back.` };
  return state === "open"
    ? { kind: "reopen", code: "reopened", text: isBack(now) }
    : { kind: verbs[state], code: state, text: `${name} is ${state} again.` };
}

/** The blueprint as the facts of a decision on it have it: instants are texts there. */
export function blueprintBefore(facts: unknown): Blueprint {
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
