import { distance } from "fastest-levenshtein";
import type { EntryFilter } from "#lib/database/store.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import { askableKinds, kindsOf } from "#lib/domain/history-words.ts";
import { dayFrom } from "#lib/domain/instant.ts";
import { nearestNames } from "#lib/domain/nearest-name.ts";
import { listed, quoted, shown } from "#lib/domain/phrases.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { blueprintIn } from "./find-blueprint.ts";
import { unknownChange } from "./find-target.ts";
import { judgedIn, lookAtProject, type Sight } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { service } from "./record-slots.ts";

/** What can be asked of the history, by the names of the fields. */
export const historyFields = ["change", "blueprint", "who", "by", "kind", "from", "to"] as const;
export type HistoryField = (typeof historyFields)[number];

/** What a reader asks for, as it is written in an address or a form, without what is blank. */
export type AskedHistory = Readonly<Partial<Record<HistoryField, string>>>;

type Part = EntryFilter | Refusal;

/** Each field of the question as a part of the filter, or as what is wrong with it. */
export async function filterFor(
  needs: Needs,
  project: Project,
  asked: AskedHistory,
  people: readonly string[],
): Promise<{ readonly filter: EntryFilter; readonly mistakes: readonly Refusal[] }> {
  const { change, blueprint, who, by, kind, from, to } = asked;
  const sight = await lookAtProject(needs, project);
  const parts: readonly Part[] = [
    change === undefined ? {} : await changePart(needs, sight, change),
    blueprint === undefined ? {} : blueprintPart(sight, blueprint),
    who === undefined ? {} : whoPart(project, people, who),
    by === undefined ? {} : byPart(by),
    kind === undefined ? {} : kindPart(kind),
    ...daysPart(from, to),
  ];
  const mistakes = parts.filter(isRefusal);
  return { mistakes, filter: Object.assign({}, ...parts.filter((part) => !isRefusal(part))) };
}

const isRefusal = (part: Part): part is Refusal => part.kind === "refused";

async function changePart({ database }: Needs, sight: Sight, text: string): Promise<Part> {
  const change = /^\d{1,9}$/.test(text) ? Number(text) : null;
  if (change === null) return unknownChange(quoted(text));
  const isKnown =
    judgedIn(sight, change) !== null ||
    (await database.store.changes.get(sight.project.server, change)) !== null;
  return isKnown ? { change } : unknownChange(`change ${change}`);
}

function blueprintPart({ survey, world, project }: Sight, text: string): Part {
  const found = survey.known.get(keyOf(text)) ?? blueprintIn(world.blueprints, project.key, text);
  return found.kind === "refused" ? found : { blueprint: found.name };
}

function whoPart({ key }: Project, people: readonly string[], text: string): Part {
  const who = people.find((name) => keyOf(name) === keyOf(text));
  if (who !== undefined) return { who };
  const partly = people.filter((name) => keyOf(name).includes(keyOf(text)));
  const [only] = partly;
  if (only !== undefined) return partly.length === 1 ? { who: only } : severalPeople(text, partly);
  const near = nearestNames(text, people, distance).map((name) => `“${shown(name)}”`);
  return refuse(
    "unknown-person",
    `Nobody called ${quoted(text)} has decided anything in ${key}.`,
    near.length > 0
      ? `Did you mean ${listed(near, "or")}?`
      : `The history knows ${listed(people.map(shown))}.`,
  );
}

const severalPeople = (text: string, people: readonly string[]): Refusal =>
  refuse(
    "unknown-person",
    `${quoted(text)} is a part of several names.`,
    `Which one do you mean: ${listed(people.map(shown), "or")}?`,
  );

/** The word that asks for what people decided, whoever it was. */
export const byPeople = "person";

/** What people decided, as a part of a filter. */
export const notByRule = { notBy: service };

function byPart(text: string): Part {
  if (text === byPeople) return notByRule;
  return refuse(
    "unknown-decider",
    `By ${quoted(text)} nothing can be asked for.`,
    `by=${byPeople} asks for what people decided; who=NAME for what one of them did.`,
  );
}

function kindPart(text: string): Part {
  const kinds = kindsOf(text);
  if (kinds !== null) return { kinds };
  return refuse(
    "unknown-kind",
    `There is no kind of decision called ${quoted(text)}.`,
    `There are ${askableKinds().join(", ")}.`,
  );
}

function daysPart(from: string | undefined, to: string | undefined): readonly Part[] {
  const [first, last] = [dayOrNot(from), dayOrNot(to)];
  const mistakes = [first, last].filter((part) => part !== null && "kind" in part);
  if (mistakes.length > 0) return mistakes;
  const [begin, end] = [beginOf(first), endOf(last)];
  if (begin !== null && end !== null && begin >= end) return [turnedRound];
  return [{ ...(begin && { from: begin }), ...(end && { until: end }) }];
}

type Day = NonNullable<ReturnType<typeof dayFrom>>;

const dayOrNot = (text: string | undefined): Day | Refusal | null =>
  text === undefined ? null : (dayFrom(text) ?? noDay(text));

const beginOf = (day: Day | Refusal | null) => (day !== null && "begin" in day ? day.begin : null);
const endOf = (day: Day | Refusal | null) => (day !== null && "end" in day ? day.end : null);

const noDay = (text: string): Refusal =>
  refuse("bad-day", `${quoted(text)} is no day.`, "Write it as 2014-07-07; days are in UTC.");

const turnedRound = refuse(
  "bad-days",
  "The first day comes after the last one.",
  "Change the two for each other.",
);
