import { age } from "#lib/domain/age.ts";
import { dayOf } from "#lib/domain/phrases.ts";

const exact = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "long",
  timeZone: "UTC",
});

const clock = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

type Instant = { at: Date };

/** "14 July", with its year when that is not this one. */
function dated(at: Date, now: Date): string {
  const year = at.getUTCFullYear();
  return year === now.getUTCFullYear() ? dayOf(at) : `${dayOf(at)} ${year}`;
}

/** "6 min ago"; from a day on its date. The instant itself is in the markup and under the pointer. */
export function Ago({ at, now }: Instant & { now: Date }) {
  const isRecent = now.getTime() - at.getTime() < 86_400_000;
  return <Exact at={at} words={isRecent ? `${age(at, now)} ago` : dated(at, now)} />;
}

/** "14 July" or "14 July 2014" */
export function Day({ at, now }: Instant & { now: Date }) {
  return <Exact at={at} words={dated(at, now)} />;
}

/** "14:20 UTC", with its day when that is not today. */
export function Since({ at, now }: Instant & { now: Date }) {
  const time = `${clock.format(at)} UTC`;
  const isToday = at.toISOString().slice(0, 10) === now.toISOString().slice(0, 10);
  return <Exact at={at} words={isToday ? time : `${dated(at, now)}, ${time}`} />;
}

function Exact({ at, words }: Instant & { words: string }) {
  return (
    <time dateTime={at.toISOString()} title={exact.format(at)}>
      {words}
    </time>
  );
}
