import { age } from "#lib/domain/age.ts";
import type { Obstacle } from "#lib/domain/obstacle.ts";
import type { Condition } from "#lib/flow/read-condition.ts";
import { moment, plain } from "./table.ts";

/** "Paused since … by alice (“release week”)." */
export function pauseSentence(at: Date, by: Condition["pausedBy"]): string {
  const who = by === null ? "" : ` by ${plain(by.who)}`;
  const why = by?.reason ? ` (“${plain(by.reason)}”)` : "";
  return `Paused since ${moment(at)}${who}${why}: slots resume --reason "…" lets it go on.`;
}

/** "Gerrit silent since 14:20 UTC: nothing is held, bumped or freed until it answers." and what to do. */
export function obstacleSentence({ fact, effect, remedy, since }: Obstacle): string {
  const when = since === null ? "" : ` since ${moment(since)}`;
  return `${fact}${when}: ${effect}. ${plain(remedy, 500)}`;
}

/** What stands in the way of a project and as of when all is known, a line each. */
export function conditionLines({
  now,
  lastReadAt,
  obstacles,
  startedAt,
  pausedAt,
  pausedBy,
}: Condition): string[] {
  return [
    ...obstacles.map(obstacleSentence),
    ...(startedAt === null ? ["Not started: slots plan shows what it would do first."] : []),
    ...(pausedAt === null ? [] : [pauseSentence(pausedAt, pausedBy)]),
    ...(lastReadAt === null ? [] : [`As of ${age(lastReadAt, now)} ago.`]),
  ];
}
