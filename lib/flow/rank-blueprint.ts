import type { ProjectState, Store } from "#lib/database/store.ts";
import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import { counted } from "#lib/domain/phrases.ts";
import { type Place, type Ranked, rankIn } from "#lib/domain/ranking.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { blueprintIn } from "./find-blueprint.ts";
import type { Needs, Project } from "./needs.ts";
import { type Person, rowBy } from "./person.ts";
import { stateOf } from "./project-state.ts";

/** Where a person wants a blueprint; `beside` is another one's name. */
export type WantedPlace =
  | Exclude<Place, { readonly key: string }>
  | { readonly kind: "before" | "after"; readonly beside: string };

export type Move = {
  readonly blueprint: string;
  readonly place: WantedPlace;
  /** The version of the order that the person saw, null for whatever it is now. */
  readonly seen: number | null;
};

/** A blueprint's rank before and after; both are the same when nothing had to move. */
export type Moved = {
  readonly kind: "done";
  readonly blueprint: string;
  readonly from: number;
  readonly to: number;
  /** The order's version after it. */
  readonly order: number;
  readonly text: string;
};

/** Moves a blueprint in the one public order (b17, b22). Who looked at an older order is told so, and nothing moves. */
export async function rankBlueprint(
  { database, now }: Needs,
  project: Project,
  { blueprint: name, place, seen }: Move,
  person: Person,
): Promise<Moved | Refusal> {
  return database.transaction(async (store) => {
    const state = await stateOf(store, project);
    if (seen !== null && seen !== state.orderVersion) return orderMoved(project);
    const names = await store.blueprints.names(project.key);
    const known = names.map((one): Known => ({ kind: "known", name: one }));
    const blueprint = blueprintIn(known, project.key, name);
    if (blueprint.kind === "refused") return blueprint;
    const exact = exactPlace(known, project, place);
    if (exact.kind === "refused") return exact;
    const ranked = rankIn(names.map(keyOf), keyOf(blueprint.name), exact);
    if (ranked.kind !== "ranked") return noSuchPlace(blueprint, ranked);
    return move(store, project, { blueprint, ranked, state, at: now() }, person);
  });
}

type Known = Pick<Blueprint, "name"> & { readonly kind: "known" };

type Ranking = {
  readonly blueprint: Known;
  readonly ranked: Extract<Ranked, { kind: "ranked" }>;
  readonly state: ProjectState;
  readonly at: Date;
};

async function move(
  store: Store,
  project: Project,
  { blueprint: { name }, ranked: { from, to }, state: { orderVersion }, at }: Ranking,
  person: Person,
): Promise<Moved> {
  const answer = { kind: "done", blueprint: name, from, to } as const;
  if (from === to)
    return { ...answer, order: orderVersion, text: `${name} is at rank ${to} already.` };
  const text = `${name} moves from rank ${from} to rank ${to}.`;
  await store.blueprints.move(project.key, from, to);
  const facts = { at, order: orderVersion, from, to };
  const row = { kind: "rank", code: "moved", blueprint: name, text, facts };
  await store.history.add([rowBy(person, project, at, row)]);
  return { ...answer, order: orderVersion + 1, text };
}

function exactPlace(
  known: readonly Known[],
  project: Project,
  place: WantedPlace,
): Place | Refusal {
  if (!("beside" in place)) return place;
  const other = blueprintIn(known, project.key, place.beside);
  return other.kind === "refused" ? other : { kind: place.kind, key: keyOf(other.name) };
}

function noSuchPlace({ name }: Known, ranked: Exclude<Ranked, { kind: "ranked" }>): Refusal {
  switch (ranked.kind) {
    case "out-of-range":
      return refuse(
        "out-of-range",
        `There is no such rank: the project knows ${counted(ranked.last, "blueprint")}.`,
        `Give a rank from 1 to ${ranked.last}, or top, bottom, before X, after X.`,
      );
    case "beside-itself":
      return refuse(
        "beside-itself",
        `${name} can't be ranked beside itself.`,
        "Name another blueprint, or a rank.",
      );
  }
}

const orderMoved = ({ key }: Project) =>
  refuse(
    "order-moved",
    `Somebody moved something in the order of ${key} since you looked at it; nothing was changed.`,
    "Look at the order as it is now, and move it again if that is still right.",
  );
