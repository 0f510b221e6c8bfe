import { age } from "#lib/domain/age.ts";
import { datedDay, isSameDay, timeOf } from "#lib/domain/phrases.ts";

const exact = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "long",
  timeZone: "UTC",
});

type Instant = { at: Date };

/** "6 min ago"; from a day on its date. The instant itself is in the markup and under the pointer. */
export function Ago({ at, now }: Instant & { now: Date }) {
  const isRecent = now.getTime() - at.getTime() < 86_400_000;
  return <Exact at={at} words={isRecent ? `${age(at, now)} ago` : datedDay(at, now)} />;
}

/** "14 July" or "14 July 2014" */
export function Day({ at, now }: Instant & { now: Date }) {
  return <Exact at={at} words={datedDay(at, now)} />;
}

/** "14:20 UTC", with its day when that is not today. */
export function Since({ at, now }: Instant & { now: Date }) {
  const time = timeOf(at);
  return <Exact at={at} words={isSameDay(at, now) ? time : `${datedDay(at, now)}, ${time}`} />;
}

/** "16 d": how long something has lasted; the instant of its start is in the markup and under the pointer. */
export function Age({ from, to }: { from: Date; to: Date }) {
  return <Exact at={from} words={age(from, to)} />;
}

function Exact({ at, words }: Instant & { words: string }) {
  return (
    <time dateTime={at.toISOString()} title={exact.format(at)}>
      {words}
    </time>
  );
}
