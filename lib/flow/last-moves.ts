import { movedIn } from "#lib/domain/ranking.ts";
import type { Needs, Project } from "./needs.ts";

/** One move in the public order, as it was made (b22, b23). */
export type Move = {
  readonly at: Date;
  readonly who: string;
  readonly blueprint: string;
  readonly from: number;
  readonly to: number;
  readonly why: string | null;
};

/** The last moves in the order, newest first; of one blueprint where it is given by its name as it is known. */
export async function lastMoves(
  { database }: Pick<Needs, "database">,
  project: Project,
  { blueprint, limit }: { readonly blueprint?: string; readonly limit: number },
): Promise<readonly Move[]> {
  const of = blueprint === undefined ? {} : { blueprint };
  const rows = await database.store.history.list(project.key, { kind: "rank", limit, ...of });
  return rows.flatMap(({ at, who, blueprint: name, reason: why, facts }) => {
    const places = movedIn(facts);
    return name === null || places === null ? [] : [{ at, who, blueprint: name, ...places, why }];
  });
}
