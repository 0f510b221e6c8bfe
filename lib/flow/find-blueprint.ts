import { distance } from "fastest-levenshtein";
import type { Store } from "#lib/database/store.ts";
import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import { nearestNames } from "#lib/domain/nearest-name.ts";
import { listed, quoted, shown } from "#lib/domain/phrases.ts";
import { type Refusal, refuse } from "#lib/failure.ts";

/** The blueprint of this name, in whatever case it is written, or a refusal with what is near. */
export async function findBlueprint(
  { blueprints }: Pick<Store, "blueprints">,
  project: { readonly key: string },
  name: string,
): Promise<Blueprint | Refusal> {
  return blueprintIn(await blueprints.all(project.key), project.key, name);
}

/** The same among blueprints that were read already. */
export function blueprintIn<Known extends Pick<Blueprint, "name">>(
  known: readonly Known[],
  project: string,
  name: string,
): Known | Refusal {
  const found = known.find((one) => keyOf(one.name) === keyOf(name));
  if (found !== undefined) return found;
  const names = known.map((one) => one.name);
  const near = nearestNames(name, names, distance).map((one) => quoted(one));
  return refuse(
    "unknown-blueprint",
    `No blueprint of ${project} is called ${quoted(name)}.`,
    near.length > 0
      ? `Did you mean ${listed(near, "or")}?`
      : known.length > 0
        ? [
            `Known are ${listed(names.map(shown))}; those in a slot or in line are on `,
            { kind: "board" },
            ".",
          ]
        : ["None is known yet: new ones come by ", { kind: "import" }, "."],
  );
}
