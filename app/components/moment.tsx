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

/** "6 min ago"; from a day on its date. The instant itself is in the markup and under the pointer. */
export function Ago({ at, now }: Instant & { now: Date }) {
  const isRecent = now.getTime() - at.getTime() < 86_400_000;
  return <Exact at={at} words={isRecent ? `${age(at, now)} ago` : dayOf(at)} />;
}

/** "14 July" */
export function Day({ at }: Instant) {
  return <Exact at={at} words={dayOf(at)} />;
}

/** "14:20 UTC", with its day when that is not today. */
export function Since({ at, now }: Instant & { now: Date }) {
  const time = `${clock.format(at)} UTC`;
  return <Exact at={at} words={dayOf(at) === dayOf(now) ? time : `${dayOf(at)}, ${time}`} />;
}

function Exact({ at, words }: Instant & { words: string }) {
  return (
    <time dateTime={at.toISOString()} title={exact.format(at)}>
      {words}
    </time>
  );
}
