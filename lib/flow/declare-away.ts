import { keyOf } from "#lib/domain/blueprint.ts";
import { dateOf } from "#lib/domain/instant.ts";
import { datedDay, isSameDay, momentOf } from "#lib/domain/phrases.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Needs, Project } from "./needs.ts";
import { type BlueprintDecided, onBlueprint, reopenFirst } from "./on-blueprint.ts";
import { type Person, rowBy } from "./person.ts";

/**
 * A person's word that the author of a blueprint is away until a date: until then silence costs no slot, and without
 * a slot the blueprint waits (b41). `ready` ends it before.
 */
export function declareAway(
  needs: Needs,
  project: Project,
  name: string,
  { until, ...person }: Person & { readonly until: Date },
): Promise<BlueprintDecided | Refusal> {
  return onBlueprint(needs, project, name, async ({ store, blueprint, at }) => {
    const { name: its, state, awayUntil } = blueprint;
    if (state !== "open") {
      return refuse(state, `${its} is ${state}, so nobody waits for its author.`, reopenFirst(its));
    }
    if (until <= at) {
      const remedy =
        "Name a day to come, such as 2030-01-31. An absence that is over needs no word.";
      return refuse("past-date", pastWords(until, at), remedy);
    }
    const latest = tenYearsAfter(at);
    if (until > latest) return refuse("far-date", farWords, `Name a day until ${dateOf(latest)}.`);
    const answer = { kind: "done", blueprint: its, slot: null } as const;
    const text = `The author of ${its} is away until ${datedDay(until, at)}: silence costs no slot before.`;
    if (awayUntil?.getTime() === until.getTime()) return { ...answer, changed: false, text };
    await store.blueprints.setState(project.key, keyOf(its), { awayUntil: until });
    const row = {
      kind: "away",
      code: "away",
      blueprint: its,
      text,
      facts: { at, until, blueprint },
    };
    await store.history.add([rowBy(person, project, at, row)]);
    return { ...answer, changed: true, text };
  });
}

/** Beyond that it is a slip of the keyboard, and what is counted on from there has no date any more. */
function tenYearsAfter(at: Date): Date {
  const latest = new Date(at);
  latest.setUTCFullYear(at.getUTCFullYear() + 10);
  return latest;
}

const farWords = "An absence ends within ten years.";

/** A day that is named begins at midnight: today's has come. */
const pastWords = (until: Date, at: Date) =>
  isSameDay(until, at)
    ? `An absence until ${momentOf(until, at)}, would be over already.`
    : `${datedDay(until, at)} is over already.`;
