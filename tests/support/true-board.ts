import type { Blueprint } from "#lib/domain/blueprint.ts";
import { isInBacklog, keyOf } from "#lib/domain/blueprint.ts";
import type { Needs, Project } from "#lib/flow/needs.ts";
import type { PastBoard } from "#lib/flow/show-past.ts";

/** The board and the order as somebody writes them down who looks at the state itself. */
export type Written = {
  readonly at: Date;
  readonly slots: readonly string[];
  readonly order: readonly string[];
  readonly numbers: string;
};

export async function writeDown(
  { database: { store }, now }: Pick<Needs, "database" | "now">,
  { key }: Project,
): Promise<Written> {
  const at = now();
  const tenures = await store.tenures.open(key);
  const blueprints = await store.blueprints.all(key);
  const policy = await store.policies.newest(key);
  const count = policy?.values["slots.count"] ?? 0;
  const debt = policy?.values["slots.debt"] ?? 0;
  const nameOf = (wanted: string) => blueprints.find(({ name }) => keyOf(name) === wanted)?.name;
  const numberOf = ({ name }: Blueprint) =>
    tenures.find(({ blueprint }) => blueprint === keyOf(name))?.number ?? null;
  return {
    at,
    slots: tenures.map(
      ({ number, blueprint, since }) => `${number} ${nameOf(blueprint)} ${since.toISOString()}`,
    ),
    order: blueprints.map((one) => {
      const number = numberOf(one);
      const place = number === null ? outsideSlot(one, at) : `slot ${number}`;
      return `${one.rank} ${one.name} “${one.title}” ${one.kind} ${place}`;
    }),
    numbers: `${tenures.length} of ${count}, ${debt} for debt`,
  };
}

function outsideSlot(blueprint: Blueprint, at: Date): string {
  if (isInBacklog(blueprint, at)) return "backlog";
  return blueprint.state === "open" ? "unapproved" : blueprint.state;
}

/** The same of a board that was put together from the history. */
export function readBack({ at, slots, order, occupied, count, debt }: PastBoard): Written {
  return {
    at,
    slots: slots.flatMap(({ number, content }) =>
      content === null ? [] : [`${number} ${content.blueprint} ${content.since.toISOString()}`],
    ),
    order: order.map(
      ({ rank, blueprint, title, kind, place }) =>
        `${rank} ${blueprint} “${title}” ${kind} ${placeWord(place)}`,
    ),
    numbers: `${occupied} of ${count}, ${debt} for debt`,
  };
}

function placeWord(place: PastBoard["order"][number]["place"]): string {
  switch (place.kind) {
    case "in-slot":
      return `slot ${place.number}`;
    case "in-line":
    case "landed":
      return "backlog";
    case "done":
      return "done";
    case "outside":
      return place.because;
  }
}
