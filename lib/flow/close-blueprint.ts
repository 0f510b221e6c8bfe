import type { Store } from "#lib/database/store.ts";
import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import { counted } from "#lib/domain/phrases.ts";
import { survey } from "#lib/domain/world.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { leaveSlot, tenureToEnd } from "./leave-slot.ts";
import { countChanges } from "./line.ts";
import { loadWorld } from "./load-world.ts";
import type { Needs, Project } from "./needs.ts";
import { type BlueprintDecided, type Deciding, onBlueprint, reopenFirst } from "./on-blueprint.ts";
import { type Person, rowBy } from "./person.ts";

/** What a person says of a blueprint that is not to be worked on, and the verb that says it. */
export const verbs = { withdrawn: "withdraw", deferred: "defer", done: "done" } as const;
export type Closed = keyof typeof verbs;

/**
 * Withdraws or defers a blueprint, or says that it is done; that frees its slot at once (product.md, "Freed").
 * `done` is final until `reopen`.
 */
export function closeBlueprint(
  needs: Needs,
  project: Project,
  name: string,
  as: Closed,
  person: Person,
): Promise<BlueprintDecided | Refusal> {
  return onBlueprint(needs, project, name, async (deciding) => {
    const { state } = deciding.blueprint;
    if (state === as) return alreadySo(deciding.blueprint, as);
    if (state === "done") return isDone(deciding.blueprint);
    return close(deciding, project, as, person);
  });
}

async function close(
  { store, blueprint, at }: Deciding,
  project: Project,
  as: Closed,
  person: Person,
): Promise<BlueprintDecided | Refusal> {
  const { name } = blueprint;
  const tenure = await tenureToEnd(store, project, blueprint);
  if (tenure?.kind === "refused") return tenure;
  await store.blueprints.setState(project.key, keyOf(name), { state: as });
  const row = { kind: verbs[as], code: as, blueprint: name, text: `${name} is ${as}.` };
  await store.history.add([rowBy(person, project, at, { ...row, facts: { at, blueprint } })]);
  const answer = { kind: "done", blueprint: name, changed: true } as const;
  const open = as === "done" ? await openWork(store, project, name, at) : "";
  if (tenure === null) return { ...answer, slot: null, text: `${row.text}${open}` };
  const text = await leaveSlot(store, project, { blueprint, tenure, as }, person, at);
  return { ...answer, slot: tenure.number, text: `${text}${open}` };
}

/** Changes of a finished blueprint are held no more: who says that it is done should know of them. */
async function openWork(store: Store, project: Project, name: string, at: Date): Promise<string> {
  const { open } = countChanges(survey(await loadWorld(store, project, at)), keyOf(name));
  if (open === 0) return "";
  return ` ${counted(open, "open change")} of it then ${open === 1 ? "needs" : "need"} no slot.`;
}

const alreadySo = ({ name }: Blueprint, as: Closed): BlueprintDecided => ({
  kind: "done",
  blueprint: name,
  changed: false,
  slot: null,
  text: `${name} is ${as} already.`,
});

const isDone = ({ name }: Blueprint) =>
  refuse("done", `${name} is done, and that is final until it is reopened.`, reopenFirst(name));
