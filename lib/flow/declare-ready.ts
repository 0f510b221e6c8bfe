import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Needs, Project } from "./needs.ts";
import { type BlueprintDecided, onBlueprint, reopenFirst } from "./on-blueprint.ts";
import { type Person, rowBy } from "./person.ts";

/**
 * A person's word that a blueprint is complete and its author there: after a release, a bump or an absence it is back,
 * and in a slot the author's silence begins anew.
 */
export function declareReady(
  needs: Needs,
  project: Project,
  name: string,
  person: Person,
): Promise<BlueprintDecided | Refusal> {
  return onBlueprint(needs, project, name, async ({ store, blueprint, at }) => {
    if (blueprint.state !== "open") return isClosed(blueprint);
    const { name: its, declaredAt } = blueprint;
    const answer = { kind: "done", blueprint: its, slot: null } as const;
    const tenures = await store.tenures.open(project.key);
    const isInSlot = tenures.some((tenure) => tenure.blueprint === keyOf(its));
    const news = newsOf(blueprint, isInSlot, at);
    if (news === null) {
      return { ...answer, changed: false, text: `${its} is declared complete already.` };
    }
    await store.blueprints.setState(project.key, keyOf(its), {
      declaredAt: declaredAt ?? at,
      releasedAt: null,
      bumped: null,
      awayUntil: isInSlot ? at : null,
    });
    const row = {
      kind: "ready",
      code: news.code,
      blueprint: its,
      text: `${its} is ${news.words}.`,
    };
    await store.history.add([rowBy(person, project, at, { ...row, facts: { at, blueprint } })]);
    return { ...answer, changed: true, text: row.text };
  });
}

/** What the word changes; null where it was so already. */
function newsOf(blueprint: Blueprint, isInSlot: boolean, at: Date) {
  const { declaredAt, releasedAt, bumped, awayUntil } = blueprint;
  if (releasedAt !== null) return returned("its release");
  if (bumped !== null) return returned("its bump");
  if (awayUntil !== null && awayUntil > at) return returned("an absence");
  if (declaredAt === null) return { code: "declared", words: "declared complete" };
  return isInSlot ? { code: "present", words: "declared complete, and its author is there" } : null;
}

const returned = (from: string) => ({
  code: "returned",
  words: `declared complete, and back after ${from}`,
});

const isClosed = ({ name, state }: Blueprint) =>
  refuse(state, `${name} is ${state}, so it can't be ready.`, reopenFirst(name));
