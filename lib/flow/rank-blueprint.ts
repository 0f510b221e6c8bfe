import type { ProjectState, Store } from "#lib/database/store.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import type { WantedPlace } from "#lib/domain/command.ts";
import { topNeedsReason } from "#lib/domain/moving.ts";
import { counted } from "#lib/domain/phrases.ts";
import { type Ranked, rankIn, type Step } from "#lib/domain/ranking.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { blueprintIn } from "./find-blueprint.ts";
import type { Needs, Project } from "./needs.ts";
import { type Person, rowBy } from "./person.ts";
import { stateOf } from "./project-state.ts";
import { isReasonNeeded } from "./reason-for-top.ts";
import { reasonNeeded } from "./reason-needed.ts";

export type Move = {
  /** Several keep their order among each other. */
  readonly blueprints: readonly string[];
  readonly place: WantedPlace;
  /** The version of the order that the person saw, null for whatever it is now. */
  readonly seen: number | null;
};

/** What was moved, one after the other; nothing where all was in its place. */
export type Ranking = {
  readonly kind: "done";
  readonly moves: readonly Moved[];
  /** The order's version after it. */
  readonly order: number;
  readonly text: string;
};

/** A blueprint's rank before and after; both are the same when nothing had to move. */
export type Moved = { readonly blueprint: string; readonly from: number; readonly to: number };

/**
 * Moves blueprints in the one public order (b17, b22), all of them or none. Who looked at an older order is told so, and
 * nothing moves.
 */
export async function rankBlueprints(
  { database, now }: Needs,
  project: Project,
  { blueprints, place, seen }: Move,
  person: Person,
): Promise<Ranking | Refusal> {
  return database.transaction(async (store) => {
    const state = await stateOf(store, project);
    if (seen !== null && seen !== state.orderVersion) return orderMoved(project);
    const names = await store.blueprints.names(project.key);
    const wanted = stepsFor(names, project, { blueprints, place });
    if (wanted.kind === "refused") return wanted;
    const isSilent = person.reason === null;
    if (isSilent && (await isReasonNeeded(store, project, wanted.steps)))
      return reasonNeeded(topNeedsReason);
    return move(store, project, { names, ...wanted, state, at: now() }, person);
  });
}

/** The steps of a move, and the names of what moves as they are known. */
function stepsFor(
  names: readonly string[],
  project: Project,
  { blueprints, place }: Omit<Move, "seen">,
): { kind: "steps"; found: readonly string[]; steps: readonly Step[] } | Refusal {
  const found = foundIn(names, project, blueprints);
  if ("kind" in found) return found;
  const exact = exactPlace(names, project, place);
  if (exact.kind === "refused") return exact;
  const ranked = rankIn(names.map(keyOf), found.map(keyOf), exact);
  if (ranked.kind !== "ranked") return noSuchPlace(found, ranked);
  return { kind: "steps", found, steps: ranked.steps };
}

/** The same for one, with its rank before and after. */
export async function rankBlueprint(
  needs: Needs,
  project: Project,
  { blueprint, ...move }: Omit<Move, "blueprints"> & { readonly blueprint: string },
  person: Person,
): Promise<(Omit<Ranking, "moves"> & Moved) | Refusal> {
  const ranked = await rankBlueprints(needs, project, { blueprints: [blueprint], ...move }, person);
  if (ranked.kind === "refused") return ranked;
  const { moves, ...rest } = ranked;
  const [moved] = moves;
  if (moved === undefined) throw new Error(`${blueprint} was ranked and stands nowhere.`);
  return { ...rest, ...moved };
}

type Deciding = {
  /** All, in the order before it. */
  readonly names: readonly string[];
  /** Those that move. */
  readonly found: readonly string[];
  readonly steps: readonly Step[];
  readonly state: ProjectState;
  readonly at: Date;
};

async function move(
  store: Store,
  project: Project,
  { names, found, steps, state: { orderVersion }, at }: Deciding,
  person: Person,
): Promise<Ranking> {
  const nameOf = new Map(names.map((name) => [keyOf(name), name]));
  const moves = steps.map(({ key, from, to }) => ({
    blueprint: nameOf.get(key) ?? key,
    from,
    to,
  }));
  for (const { from, to } of moves) await store.blueprints.move(project.key, from, to);
  await store.history.add(
    moves.map(({ blueprint, from, to }, index) =>
      rowBy(person, project, at, {
        kind: "rank",
        code: "moved",
        blueprint,
        text: sentence({ blueprint, from, to }),
        facts: { at, order: orderVersion + index, from, to },
      }),
    ),
  );
  const order = orderVersion + moves.length;
  const texts = moves.length > 0 ? moves.map(sentence) : [restingText(names, found)];
  const rests = found.map((blueprint) => {
    const rank = names.indexOf(blueprint) + 1;
    return { blueprint, from: rank, to: rank };
  });
  return {
    kind: "done",
    moves: moves.length > 0 ? moves : rests,
    order,
    text: texts.length <= 3 ? texts.join(" ") : `${counted(texts.length, "blueprint")} moved.`,
  };
}

const sentence = ({ blueprint, from, to }: Moved) =>
  `${blueprint} moves from rank ${from} to rank ${to}.`;

function restingText(names: readonly string[], found: readonly string[]): string {
  const [first = ""] = found;
  return found.length === 1
    ? `${first} is at rank ${names.indexOf(first) + 1} already.`
    : "They are at these ranks already.";
}

function foundIn(
  names: readonly string[],
  project: Project,
  wanted: readonly string[],
): readonly string[] | Refusal {
  const known = names.map((name) => ({ name }));
  const found: string[] = [];
  for (const name of wanted) {
    const blueprint = blueprintIn(known, project.key, name);
    if ("kind" in blueprint) return blueprint;
    found.push(blueprint.name);
  }
  return found;
}

function exactPlace(
  names: readonly string[],
  project: Project,
  place: WantedPlace,
): WantedPlace | Refusal {
  if (!("beside" in place)) return place;
  const other = foundIn(names, project, [place.beside]);
  if ("kind" in other) return other;
  return { kind: place.kind, beside: keyOf(other[0] ?? "") };
}

function noSuchPlace(
  [name = ""]: readonly string[],
  ranked: Exclude<Ranked, { kind: "ranked" }>,
): Refusal {
  switch (ranked.kind) {
    case "out-of-range":
      return refuse(
        "out-of-range",
        `There is no such rank: they go from 1 to ${ranked.last}.`,
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
