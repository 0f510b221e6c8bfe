import type { Store } from "#lib/database/store.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import { type Link, linkOf } from "#lib/domain/link.ts";
import { listed } from "#lib/domain/phrases.ts";
import type { FollowedChange } from "#lib/domain/world.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Needs, Project } from "./needs.ts";
import { type ChangeDecided, onChange } from "./on-change.ts";
import { type Person, rowBy } from "./person.ts";

/** Forgets the blueprint that a change named once and names no more (product.md, "One change", link dropped). */
export function unlinkChange(
  needs: Needs,
  project: Project,
  text: string,
  person: Person,
): Promise<ChangeDecided | Refusal> {
  return onChange(needs, project, text, async ({ store, followed, number, at }) => {
    const link = await linkIn(store, project, followed);
    if (link.by !== "dropped") return isNotDropped(number, link);
    await store.changes.forgetEarlier(project.server, number);
    const names = listed(namesIn(link));
    const answer = { change: number, text: `Change ${number} is unlinked from ${names}.` };
    const facts = { at, earlier: followed.earlier };
    const row = { kind: "unlink", code: "link-dropped", ...answer, facts };
    await store.history.add([rowBy(person, project, at, row)]);
    return { kind: "done", changed: true, ...answer };
  });
}

async function linkIn(store: Store, project: Project, followed: FollowedChange): Promise<Link> {
  const blueprints = await store.blueprints.all(project.key);
  const known = new Map(blueprints.map((blueprint) => [keyOf(blueprint.name), blueprint]));
  const { references, change, earlier } = followed;
  return linkOf({ blueprints: references.blueprints, topic: change.topic, earlier }, known);
}

const namesIn = ({ known, unknown }: Link) => [
  ...known.map(({ blueprint }) => blueprint.name),
  ...unknown,
];

function isNotDropped(number: number, link: Link): Refusal {
  const names = listed(namesIn(link));
  switch (link.by) {
    case "message":
      return refuse(
        "linked",
        `The commit message of change ${number} names ${names}.`,
        "Take the name out of it with a new patch set, then unlink.",
      );
    case "topic":
      return refuse(
        "linked",
        `The topic of change ${number} names ${names}.`,
        "Set another topic in Gerrit, or none, then unlink.",
      );
    case "dropped":
    case null:
      return refuse(
        "not-linked",
        `Change ${number} belongs to no blueprint, so there is nothing to unlink.`,
        ["Where it stands is told by ", { kind: "look", at: `${number}` }, "."],
      );
  }
}
