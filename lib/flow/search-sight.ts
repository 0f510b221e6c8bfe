import { keyOf } from "#lib/domain/blueprint.ts";
import type { Reading } from "#lib/domain/find-words.ts";
import { answersTo, type KnownPerson, peopleNamed } from "#lib/domain/people.ts";
import { isAbout } from "#lib/domain/question.ts";
import { blueprintOfTopic } from "#lib/domain/references.ts";
import type { Judged } from "#lib/domain/world.ts";
import { type BlueprintRow, blueprintRow } from "./blueprint-row.ts";
import { peopleOf } from "./find-person.ts";
import { governedIn, type ListedChange, listedFrom } from "./list-changes.ts";
import type { Sight } from "./look-at-project.ts";
import { changesOf } from "./person-work.ts";

type InProject = { readonly project: string };
export type FoundBlueprint = BlueprintRow & InProject;
export type FoundChange = ListedChange & InProject;
export type FoundPerson = Pick<KnownPerson, "name" | "fullName" | "role"> & InProject;

/** What one project has under one reading of a question. */
export type Findings = {
  readonly blueprints: readonly FoundBlueprint[];
  readonly changes: readonly FoundChange[];
  readonly people: readonly FoundPerson[];
};

/** All that a question finds in one project, read in one way. */
export function searchSight(sight: Sight, asked: string, reading: Reading): Findings {
  switch (reading) {
    case "blueprint":
      return findings(sight, { blueprints: blueprintsCalled(sight, asked) });
    case "person":
      return ofPeople(sight, peopleNamed(peopleOf(sight.world), asked));
    case "topic":
      return findings(sight, { changes: onTopic(sight, asked) });
    case "text":
      return findings(sight, containing(sight, asked));
  }
}

type Parts = {
  readonly blueprints?: Sight["world"]["blueprints"];
  readonly changes?: readonly Judged[];
  readonly people?: readonly KnownPerson[];
};

function findings(sight: Sight, { blueprints = [], changes = [], people = [] }: Parts): Findings {
  const project = sight.project.key;
  return {
    blueprints: blueprints.map((one) => ({ ...blueprintRow(sight, one), project })),
    changes: openFirst(changes.map((one) => ({ ...listedFrom(sight, one), project }))),
    people: people.map(({ name, fullName, role }) => ({ name, fullName, role, project })),
  };
}

function blueprintsCalled({ world }: Sight, asked: string) {
  const key = keyOf(blueprintOfTopic(asked) ?? asked);
  return world.blueprints.filter(({ name }) => keyOf(name) === key);
}

function ofPeople(sight: Sight, people: readonly KnownPerson[]): Findings {
  const project = sight.project.key;
  const isOwner = (owner: string | null) =>
    owner !== null && people.some((person) => answersTo(person, owner));
  const blueprints = sight.world.blueprints.filter(({ owner }) => isOwner(owner));
  const changes = people.flatMap((person) => changesOf(sight, person));
  return {
    ...findings(sight, { blueprints, people }),
    changes: changes.map(({ needsAuthor: _n, doNow: _d, ...row }) => ({ ...row, project })),
  };
}

const onTopic = (sight: Sight, asked: string) =>
  visibleIn(sight).filter(({ followed }) => keyOf(followed.change.topic ?? "") === keyOf(asked));

function containing(sight: Sight, asked: string): Parts {
  return {
    blueprints: sight.world.blueprints.filter(({ name, title }) => isAbout(asked, [name, title])),
    changes: visibleIn(sight).filter(({ followed: { change } }) =>
      isAbout(asked, [change.subject, change.topic]),
    ),
    people: peopleOf(sight.world).filter(({ name, fullName }) => isAbout(asked, [name, fullName])),
  };
}

/** Open ones that are governed, and those that merged here: a private one is nobody's to find. */
const visibleIn = (sight: Sight): readonly Judged[] => [
  ...governedIn(sight),
  ...sight.judged.filter(({ followed }) => followed.change.status === "MERGED"),
];

const openFirst = (rows: readonly FoundChange[]) =>
  rows.toSorted((a, b) => (a.status === "NEW" ? 0 : 1) - (b.status === "NEW" ? 0 : 1));
