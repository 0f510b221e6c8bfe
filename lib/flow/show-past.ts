import { beforeAll, retold } from "#lib/domain/chronicle.ts";
import { landedBy } from "#lib/domain/freeing.ts";
import { dateOf, instantFrom } from "#lib/domain/instant.ts";
import { landedIn, type Past, pastOf } from "#lib/domain/past.ts";
import { datedDay, quoted, timeOf, typed } from "#lib/domain/phrases.ts";
import { defaultPolicy } from "#lib/domain/policy.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { lookAtProject, type Sight } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { type BriefLine, briefHistory, historyLines } from "./show-history.ts";

/** The board and the whole order as they were at an instant, as far as the history tells. */
export type PastBoard = Past & {
  readonly project: string;
  readonly at: Date;
  /** A whole day was asked for: it is seen at its end. */
  readonly isDay: boolean;
  readonly now: Date;
  /** The decision that made it so, and the next one, null where there is none. */
  readonly last: BriefLine | null;
  readonly next: BriefLine | null;
  /** An instant at which the board was another one before that, null where there is none. */
  readonly earlier: Date | null;
  /** The instant lies between a backup and its restore: what was decided there is not known here. */
  readonly gap: Gap | null;
};

export type Gap = { readonly from: Date; readonly until: Date };

/** What moves the board or the order. */
export const movingKinds = [
  ...["fill", "free", "rank", "import", "done", "defer", "withdraw", "reopen", "policy"],
] as const;

/**
 * The board at the instant that `written` names, such as 2014-07-07 or 2014-07-07T14:20: replayed from the history, and
 * from the days on which changes merged, so that nothing is told that was not written down.
 */
export async function showPast(
  needs: Needs,
  project: Project,
  written: string,
): Promise<PastBoard | Refusal> {
  const now = needs.now();
  const named = instantFrom(written, now);
  if (named.kind === "unreadable") return unreadable(written);
  if (named.kind === "to-come") return toCome(written);
  const { at, isDay } = named;
  const { store } = needs.database;
  const span = await store.history.span(project.key);
  if (span === null || at < span.first) return before(project, span?.first ?? null, now);
  // Not asked for in one transaction: what is written meanwhile is newer than what is asked for.
  const policies = await store.policies.all(project.key);
  const policy = policies.findLast((version) => version.at <= at)?.values ?? defaultPolicy;
  const stays = await store.tenures.during(project.key, at);
  const chronicle = retold(beforeAll([]), await store.history.happenings(project.key, 0, at));
  const heard = await store.history.lastWaiting(project.key, landedIn(chronicle), at);
  const merged = mergedBy(await lookAtProject(needs, project), at);
  const past = pastOf({ at, chronicle, stays, policy, heard, merged });
  const surroundings = {
    ...(await decisionsAround(needs, project, at)),
    gap: await gapAround(needs, project, at),
  };
  return { project: project.key, ...past, at, isDay, now, ...surroundings };
}

/** Merged work is dated and stays merged, so the changes of today tell that much of any day. */
function mergedBy({ world: { firstReadAt }, survey }: Sight, at: Date): ReadonlyMap<string, Date> {
  if (firstReadAt === null) return new Map();
  return new Map(
    [...survey.own].flatMap(([key, changes]) => {
      const landed = landedBy(changes, firstReadAt, at);
      return landed === null ? [] : [[key, landed] as const];
    }),
  );
}

/** When the first decision was taken, null before any was. */
export async function historyBegins(
  { database }: Pick<Needs, "database">,
  { key }: Project,
): Promise<Date | null> {
  return (await database.store.history.span(key))?.first ?? null;
}

async function decisionsAround(needs: Pick<Needs, "database">, project: Project, at: Date) {
  const first = { kinds: movingKinds, limit: 1 };
  const after = new Date(at.getTime() + 1);
  const [last = null] = await briefHistory(needs, project, { ...first, until: after });
  const [next = null] = await briefHistory(needs, project, { ...first, from: after, after: 0 });
  const [before = null] =
    last === null ? [] : await briefHistory(needs, project, { ...first, until: last.at });
  return { last, next, earlier: before?.at ?? null };
}

async function gapAround(
  needs: Pick<Needs, "database">,
  project: Project,
  at: Date,
): Promise<Gap | null> {
  const [restored] = await historyLines(needs, project, {
    ...{ kinds: ["pause", "restore"], code: "restored", from: at, after: 0, limit: 1 },
  });
  const from = restored === undefined ? null : asOfIn(restored.facts);
  return restored === undefined || from === null || from > at ? null : { from, until: restored.at };
}

function asOfIn(facts: unknown): Date | null {
  const asOf = typeof facts === "object" && facts !== null && "asOf" in facts ? facts.asOf : null;
  return typeof asOf === "string" ? new Date(asOf) : null;
}

const unreadable = (written: string): Refusal =>
  refuse(
    "bad-instant",
    `${quoted(written)} is no day and no instant.`,
    "Write a day such as 2014-07-07, or an instant such as 2014-07-07T14:20, in UTC.",
  );

const toCome = (written: string): Refusal =>
  refuse(
    "to-come",
    `${typed(written)} is still to come: nobody knows the board then.`,
    "Name a day that has begun.",
  );

/** As people write an instant, so that the first decision is not after it. */
const nextSecond = (first: Date): string =>
  new Date(Math.ceil(first.getTime() / 1000) * 1000).toISOString().replace(".000Z", "Z");

const before = ({ key }: Project, first: Date | null, now: Date): Refusal =>
  first === null
    ? refuse("no-history", `Nothing was decided in ${key} yet.`, [
        "The history begins with ",
        { kind: "import" },
        ".",
      ])
    : refuse(
        "before-history",
        `The history of ${key} begins on ${datedDay(first, now)}, ${timeOf(first)}: what was before is not known.`,
        `Name ${dateOf(first)} or a later day, or an instant from ${nextSecond(first)} on.`,
      );
