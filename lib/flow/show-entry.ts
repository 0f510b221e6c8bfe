import { nameOf } from "#lib/domain/exemption.ts";
import { type Fact, factTree } from "#lib/domain/fact-tree.ts";
import { typed } from "#lib/domain/phrases.ts";
import { type Missing, missingFor } from "#lib/domain/readiness.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { lookAtProject } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { type Condition, readCondition } from "./read-condition.ts";
import { type BriefLine, briefHistory, type HistoryLine, historyLines } from "./show-history.ts";

/** One decision, whole. */
export type EntryView = {
  readonly project: string;
  readonly entry: HistoryLine;
  /** Its facts as people read them. */
  readonly facts: readonly Fact[];
  /** Of an entry by rank: who ranked above and was passed by, with what each lacked then. */
  readonly passedBy: readonly PassedBy[];
  /** The decisions on the same change, blueprint or setting before it and after it. */
  readonly earlier: BriefLine | null;
  readonly later: BriefLine | null;
  readonly condition: Condition;
};

export type PassedBy = {
  readonly rank: number;
  readonly blueprint: string;
  readonly lacks: readonly Missing[];
};

/** The decision with this number, with all that it stood on. */
export async function showEntry(
  needs: Needs,
  project: Project,
  seq: number,
): Promise<EntryView | Refusal> {
  const [entry] = await historyLines(needs, project, { seq, limit: 1 });
  if (entry === undefined) return unknownEntry(project, seq);
  const { world } = await lookAtProject(needs, project);
  const same = { ...subjectOf(entry), limit: 1 };
  const [earlier = null] = await briefHistory(needs, project, { ...same, before: seq });
  const [later = null] = await briefHistory(needs, project, { ...same, after: seq });
  return {
    project: project.key,
    entry,
    facts: factTree(entry.facts, (account) => nameOf(world.accounts, account)),
    passedBy: await passedByIn(needs, project, entry),
    ...{ earlier, later },
    condition: await readCondition(needs, project),
  };
}

/** What a decision is about: its change, its blueprint, or else its kind. */
function subjectOf({ change, blueprint, kind }: BriefLine) {
  if (change !== null) return { change };
  return blueprint === null ? { kind } : { blueprint };
}

/** The facts of an entry hold the whole line down to it: all above it lacked something, or the slot was not for them. */
async function passedByIn(
  { database: { store } }: Pick<Needs, "database">,
  { key }: Project,
  { seq, blueprint, kind, reason }: HistoryLine,
): Promise<readonly PassedBy[]> {
  if (kind !== "fill" || reason.code !== "ready") return [];
  const facts = await store.history.fillFacts(key, seq);
  const version = (await store.policies.all(key)).find((one) => one.version === facts?.policy);
  if (facts === null || version === undefined) return [];
  return facts.line
    .filter((above) => above.blueprint.name !== blueprint)
    .map(({ blueprint: above, changes }) => ({
      rank: above.rank,
      blueprint: above.name,
      lacks: missingFor(above, changes, version.values, facts.at),
    }));
}

/** That no decision has this number. */
export const unknownEntry = ({ key }: Project, seq: number | string): Refusal =>
  refuse(
    "unknown-entry",
    `The history of ${key} has no entry ${typed(`${seq}`)}.`,
    "Its entries are numbered through all projects, and none is ever taken away.",
  );
