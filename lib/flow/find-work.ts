import { foundNothing, type Reading, readings } from "#lib/domain/find-words.ts";
import { type Question, readQuestion } from "#lib/domain/question.ts";
import { blueprintOfTopic } from "#lib/domain/references.ts";
import { inButtons } from "#lib/domain/remedy.ts";
import { type FoundThing, findExact } from "./find-exact.ts";
import { type Example, examplesIn, nearIn } from "./find-near.ts";
import { onAnotherHost, unknownChange } from "./find-target.ts";
import { lookAtProject, type Sight } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { type Findings, searchSight } from "./search-sight.ts";

/** The first of a list, and how many there are. */
type Bounded<T> = { readonly first: readonly T[]; readonly all: number };

/** All that a question finds under one reading. */
export type ListedWork = {
  readonly kind: "listed";
  readonly read: Reading;
  /** The instant of this view. */
  readonly now: Date;
  /** Other ways to read it that find something too. */
  readonly instead: readonly Reading[];
  readonly found: { readonly [Part in keyof Findings]: Bounded<Findings[Part][number]> };
};

/** What the one box answers. */
export type FoundWork =
  /** Nothing was asked: what can be, by examples that are known here. */
  | { readonly kind: "empty"; readonly examples: readonly Example[] }
  /** One thing is meant by the very form of the question. */
  | { readonly kind: "exact"; readonly thing: FoundThing }
  /** Several things are meant by its form, in several projects or by one Change-Id. */
  | { readonly kind: "several"; readonly things: readonly FoundThing[] }
  | ListedWork
  | { readonly kind: "unknown"; readonly text: string; readonly near: readonly FoundThing[] };

/** So many of each are shown. */
const mostFound = 50;

/**
 * Finds what somebody typed or pasted: a number, an address, a Change-Id, a topic, a blueprint, a person, or a part of
 * a name, title or subject. With `as` it is read that way, and nothing is gone to at once.
 */
export async function findWork(
  needs: Needs,
  projects: readonly Project[],
  { asked, as = null }: { readonly asked: string; readonly as?: Reading | null },
): Promise<FoundWork> {
  const text = asked.trim();
  const things = as === null ? await findExact(needs, projects, text) : [];
  const [thing] = things;
  if (thing !== undefined) {
    return things.length === 1 ? { kind: "exact", thing } : { kind: "several", things };
  }
  const sights = await Promise.all(projects.map((project) => lookAtProject(needs, project)));
  if (text === "") return { kind: "empty", examples: sights.slice(0, 1).flatMap(examplesIn) };
  const listed = search(sights, text, as);
  return listed === null ? unknown(sights, text) : { ...listed, now: needs.now() };
}

/** The first reading that finds something; a reading that was asked for is kept, whatever it finds. */
function search(
  sights: readonly Sight[],
  asked: string,
  as: Reading | null,
): Omit<ListedWork, "now"> | null {
  const { kind } = readQuestion(asked);
  if (as === null && kind !== "words") return null;
  const results = readings.map((reading) => ({
    reading,
    findings: together(sights.map((sight) => searchSight(sight, asked, reading))),
  }));
  const full = results.filter(({ findings }) => !isEmpty(findings));
  const chosen = as === null ? full[0] : full.find(({ reading }) => reading === as);
  if (chosen === undefined) return null;
  const instead = full.map(({ reading }) => reading).filter((one) => one !== chosen.reading);
  const { blueprints, changes, people } = chosen.findings;
  return {
    kind: "listed",
    read: chosen.reading,
    instead,
    found: { blueprints: bounded(blueprints), changes: bounded(changes), people: bounded(people) },
  };
}

const isEmpty = ({ blueprints, changes, people }: Findings): boolean =>
  blueprints.length + changes.length + people.length === 0;

const together = (all: readonly Findings[]): Findings => ({
  blueprints: all.flatMap(({ blueprints }) => blueprints),
  changes: all.flatMap(({ changes }) => changes),
  people: all.flatMap(({ people }) => people),
});

const bounded = <T>(all: readonly T[]): Bounded<T> => ({
  first: all.slice(0, mostFound),
  all: all.length,
});

function unknown(sights: readonly Sight[], asked: string): FoundWork {
  const question = readQuestion(asked);
  const name = question.kind === "person" ? question.name : nameIn(question, asked);
  return {
    kind: "unknown",
    text: whatIsUnknown(sights, question, asked),
    near: sights.flatMap((sight) => nearIn(sight, name)),
  };
}

/** What may have been misspelt. */
function nameIn(question: Question, asked: string): string {
  const target = question.kind === "target" ? question.target : null;
  return target?.kind === "blueprint" ? target.name : (blueprintOfTopic(asked) ?? asked);
}

function whatIsUnknown(sights: readonly Sight[], question: Question, asked: string): string {
  if (question.kind !== "target") return foundNothing(asked);
  const elsewhere = sights.map(({ project }) => onAnotherHost(project, asked));
  const [refusal] = elsewhere;
  if (refusal && !elsewhere.includes(null)) return `${refusal.text} ${inButtons(refusal.remedy)}`;
  switch (question.target.kind) {
    case "number":
      return unknownChange(`change ${question.target.number}`).text;
    case "change-id":
      return unknownChange(question.target.changeId).text;
    case "blueprint":
      return foundNothing(question.target.name);
  }
}
