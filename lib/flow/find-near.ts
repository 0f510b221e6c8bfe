import { distance } from "fastest-levenshtein";
import { nearestNames } from "#lib/domain/nearest-name.ts";
import { shown } from "#lib/domain/phrases.ts";
import type { FoundThing } from "./find-exact.ts";
import { peopleOf } from "./find-person.ts";
import { governedIn } from "./list-changes.ts";
import type { Sight } from "./look-at-project.ts";

/** Blueprints and people with nearly this name. */
export function nearIn({ project, world }: Sight, name: string): readonly FoundThing[] {
  const { key } = project;
  const names = world.blueprints.map((blueprint) => blueprint.name);
  const people = peopleOf(world).filter(({ role }) => role === "person");
  const near = (known: readonly string[]) => nearestNames(name, known, distance);
  return [
    ...near(names).map((one) => ({ kind: "blueprint", project: key, name: one }) as const),
    ...near(people.map((person) => person.name)).map(
      (one) => ({ kind: "person", project: key, name: one }) as const,
    ),
  ];
}

/** Something that can be asked for, as it would be typed. */
export type Example = { readonly of: "change" | "blueprint" | "person"; readonly text: string };

/** One of each that a project has: its newest open change, the blueprint that is first in its slots, who owns it. */
export function examplesIn(sight: Sight): readonly Example[] {
  const { world, survey } = sight;
  const [first] = world.tenures.toSorted((a, b) => a.number - b.number);
  const blueprint = survey.known.get(first?.blueprint ?? "") ?? world.blueprints[0];
  const change = governedIn(sight).at(-1)?.followed.change.number;
  const owner = blueprint?.owner ?? null;
  return [
    ...(change === undefined ? [] : [{ of: "change", text: `${change}` } as const]),
    ...(blueprint === undefined ? [] : [{ of: "blueprint", text: blueprint.name } as const]),
    ...(owner === null ? [] : [{ of: "person", text: owner } as const]),
  ].filter(({ text }) => text === shown(text));
}
