import { movedIn } from "#lib/domain/ranking.ts";
import type { Move } from "./last-moves.ts";
import type { Needs, Project } from "./needs.ts";
import { stateOf } from "./project-state.ts";

/** The order as it is now, for who looked at an older one. */
export type OrderSince = {
  /** Its version. */
  readonly order: number;
  /** All names, by rank. */
  readonly blueprints: readonly string[];
  /** What was moved since the version that was seen, oldest first; no more than the last hundred. */
  readonly moves: readonly Move[];
};

const mostMoves = 100;

/**
 * What has become of the order since the version `seen`. It takes no lock: where somebody moves something between its
 * reads, it reads again.
 */
export async function orderSince(
  { database: { store } }: Pick<Needs, "database">,
  project: Project,
  seen: number,
): Promise<OrderSince> {
  for (;;) {
    const { orderVersion: order } = await stateOf(store, project);
    const blueprints = await store.blueprints.names(project.key);
    const limit = Math.min(mostMoves, Math.max(0, order - seen));
    const rows = limit === 0 ? [] : await store.history.list(project.key, { kind: "rank", limit });
    if ((await stateOf(store, project)).orderVersion !== order) continue;
    return { order, blueprints, moves: rows.toReversed().flatMap((row) => moveIn(row, seen)) };
  }
}

type Row = {
  readonly at: Date;
  readonly who: string;
  readonly blueprint: string | null;
  readonly reason: string | null;
  readonly facts: unknown;
};

function moveIn({ at, who, blueprint, reason: why, facts }: Row, seen: number): readonly Move[] {
  const places = movedIn(facts);
  if (blueprint === null || places === null || versionIn(facts) < seen) return [];
  return [{ at, who, blueprint, ...places, why }];
}

/** The version of the order that a move was made in. */
const versionIn = (facts: unknown): number =>
  typeof facts === "object" && facts !== null && "order" in facts ? Number(facts.order) : -1;
