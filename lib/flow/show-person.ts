import type { KnownPerson } from "#lib/domain/people.ts";
import type { Refusal } from "#lib/failure.ts";
import { personIn } from "./find-person.ts";
import { lookAtProject, type Sight } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { type Reviews, reviewsOf } from "./person-reviews.ts";
import { blueprintsOf, changesOf, type OwnBlueprint, type OwnChange } from "./person-work.ts";
import { type Condition, readCondition } from "./read-condition.ts";

/** Somebody's work in one project, and what it needs of them now. */
export type PersonView = Omit<KnownPerson, "account"> & {
  readonly kind: "person";
  readonly project: string;
  readonly blueprints: readonly OwnBlueprint[];
  /** Their open changes, those that need them first. */
  readonly changes: readonly OwnChange[];
  readonly reviews: Reviews;
  /** How many changes and blueprints need them now, and how many wait on others. */
  readonly counts: { readonly needed: number; readonly others: number };
  readonly condition: Condition;
};

/** What a person's page shows, or a refusal with who is near. `isYou`: they read it themselves, and are told "you". */
export async function showPerson(
  needs: Needs,
  project: Project,
  name: string,
  { isYou = false }: { readonly isYou?: boolean } = {},
): Promise<PersonView | Refusal> {
  const sight = await lookAtProject(needs, project);
  const person = personIn(sight.world, project, name);
  if (person.kind === "refused") return person;
  return { ...viewOf(sight, person, isYou), condition: await readCondition(needs, project) };
}

/** The same in each of these projects, for who reads their own page: in some they may be unknown. */
export function showPersonEverywhere(
  needs: Needs,
  projects: readonly Project[],
  name: string,
): Promise<readonly (PersonView | Refusal)[]> {
  return Promise.all(projects.map((project) => showPerson(needs, project, name, { isYou: true })));
}

function viewOf(sight: Sight, person: KnownPerson, isYou: boolean): Omit<PersonView, "condition"> {
  const { name, fullName, role } = person;
  const blueprints = blueprintsOf(sight, person);
  const changes = changesOf(sight, person);
  const reviews = reviewsOf(sight, person, { name, isYou });
  const own = changes.filter(({ needsAuthor }) => needsAuthor).length;
  return {
    kind: "person",
    project: sight.project.key,
    ...{ name, fullName, role, blueprints, changes, reviews },
    counts: {
      needed:
        own + blueprints.filter(({ doNow }) => doNow.length > 0).length + reviews.needed.length,
      others: changes.length - own + reviews.others.length,
    },
  };
}
