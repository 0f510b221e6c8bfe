import type { Past, PastPlace } from "./past.ts";
import { counted, datedDay, dayOf, timeOf } from "./phrases.ts";

/** "7 July 2014", UTC: of what is past the year always counts. */
export const wholeDay = (instant: Date): string => `${dayOf(instant)} ${instant.getUTCFullYear()}`;

type Seen = {
  readonly at: Date;
  /** A whole day was asked for: it is seen at its end. */
  readonly isDay: boolean;
};

/** "on 7 July 2014, 14:20 UTC"; of a whole day "at the end of 7 July 2014, UTC". */
export const onInstant = ({ at, isDay }: Seen): string =>
  isDay ? `at the end of ${wholeDay(at)}, UTC` : `on ${wholeDay(at)}, ${timeOf(at)}`;

/** How full the slots were and how many waited. */
export function pastSentence({
  occupied,
  count,
  inLine,
}: Pick<Past, "occupied" | "count" | "inLine">): string {
  const slots =
    occupied > count
      ? `${occupied} slots were in use, ${occupied - count} more than the ${count} there ${count === 1 ? "was" : "were"}`
      : `${occupied} of ${counted(count, "slot")} ${occupied === 1 ? "was" : "were"} in use`;
  const line = inLine === 0 ? "Nothing waited" : `${inLine} waited`;
  return `${slots}. ${line} in line.`;
}

/** What no decision tells of, so that nobody takes its absence for a none. */
export const notWritten =
  "Only decisions are written down: what each lacked then and which changes were open is not known.";

/** Where a blueprint stood, as a part of a row. */
export function placeWords(place: PastPlace, now: Date): string {
  switch (place.kind) {
    case "in-slot":
      return `in slot ${place.number}`;
    case "in-line":
      return "in line";
    case "landed":
      return `landed on ${datedDay(place.at, now)}`;
    case "done":
      return "done";
    case "outside":
      return place.because === "unapproved" ? "not approved yet" : place.because;
  }
}

/** That a restore took what was decided between. */
export const gapSentence = ({ from, until }: { readonly from: Date; readonly until: Date }) =>
  `The state was restored on ${wholeDay(until)} from a backup of ${wholeDay(from)}, ${timeOf(from)}: what was decided between is not known here.`;
