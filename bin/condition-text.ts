import { age } from "#lib/domain/age.ts";
import type { Condition } from "#lib/flow/read-condition.ts";
import { moment } from "./table.ts";

/** What stands in the way of a project and as of when all is known, a line each. */
export function conditionLines({
  now,
  lastReadAt,
  silence,
  startedAt,
  pausedAt,
}: Condition): string[] {
  return [
    ...(silence === null
      ? []
      : [`Gerrit silent since ${moment(silence.since)}: nothing is held, bumped or freed.`]),
    ...(startedAt === null ? ["Not started: slots plan shows what it would do first."] : []),
    ...(pausedAt === null ? [] : [`Paused since ${moment(pausedAt)}.`]),
    lastReadAt === null ? "Gerrit was not read yet." : `As of ${age(lastReadAt, now)} ago.`,
  ];
}
