import { age } from "#lib/domain/age.ts";
import type { Condition } from "#lib/flow/read-condition.ts";
import { moment, plain } from "./table.ts";

/** "Paused since … by alice (“release week”)." */
export function pauseSentence(at: Date, by: Condition["pausedBy"]): string {
  const who = by === null ? "" : ` by ${plain(by.who)}`;
  const why = by?.reason ? ` (“${plain(by.reason)}”)` : "";
  return `Paused since ${moment(at)}${who}${why}: slots resume --reason "…" lets it go on.`;
}

/** Another folder than the service's looks just so. */
const neverRead = (data: string): string =>
  `Gerrit was never read into ${data}: does the service run, with the same SLOTS_DATA?`;

/** What stands in the way of a project and as of when all is known, a line each. */
export function conditionLines(
  { now, lastReadAt, silence, startedAt, pausedAt, pausedBy }: Condition,
  data: string,
): string[] {
  return [
    ...(silence === null
      ? []
      : [`Gerrit silent since ${moment(silence.since)}: nothing is held, bumped or freed.`]),
    ...(startedAt === null ? ["Not started: slots plan shows what it would do first."] : []),
    ...(pausedAt === null ? [] : [pauseSentence(pausedAt, pausedBy)]),
    lastReadAt === null ? neverRead(data) : `As of ${age(lastReadAt, now)} ago.`,
  ];
}
