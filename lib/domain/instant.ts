const day = 86_400_000;
const written =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?) ?(Z|UTC|[+-]\d\d:\d\d)?)?$/i;

/** An instant as a person names it, or why it names none. */
export type NamedInstant =
  | { readonly kind: "instant"; readonly at: Date; readonly isDay: boolean }
  | { readonly kind: "unreadable" }
  | { readonly kind: "to-come" };

/**
 * The instant that a day (2014-07-07: its end, or now while it lasts) or a moment (2014-07-07T14:20, in UTC unless it
 * says otherwise) means.
 */
export function instantFrom(text: string, now: Date): NamedInstant {
  const [whole, date, time, zone = "Z"] = written.exec(text.trim()) ?? [];
  if (whole === undefined || date === undefined) return { kind: "unreadable" };
  if (time === undefined) return endOf(date, now);
  const at = new Date(`${date}T${time}${zone.toUpperCase() === "UTC" ? "Z" : zone.toUpperCase()}`);
  if (!isThatDay(date) || Number.isNaN(at.getTime())) return { kind: "unreadable" };
  return at > now ? { kind: "to-come" } : { kind: "instant", at, isDay: false };
}

function endOf(date: string, now: Date): NamedInstant {
  if (!isThatDay(date)) return { kind: "unreadable" };
  const start = new Date(`${date}T00:00:00Z`);
  if (start > now) return { kind: "to-come" };
  const end = new Date(start.getTime() + day - 1);
  return end > now
    ? { kind: "instant", at: now, isDay: false }
    : { kind: "instant", at: end, isDay: true };
}

/** A day from its first instant to the first of the next one, in UTC; null for what is no day. */
export function dayFrom(text: string): { readonly begin: Date; readonly end: Date } | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || !isThatDay(text)) return null;
  const begin = new Date(`${text}T00:00:00Z`);
  return { begin, end: new Date(begin.getTime() + day) };
}

/** 30 February is no day, though a `Date` makes one of March of it. */
function isThatDay(date: string): boolean {
  const start = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(date);
}

/** "2014-07-07", in UTC. */
export const dateOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The day before, and the last Monday before today. */
export const yesterday = (now: Date): string => dateOf(new Date(now.getTime() - day));

export function lastMonday(now: Date): string {
  const sinceMonday = (now.getUTCDay() + 6) % 7;
  return dateOf(new Date(now.getTime() - (sinceMonday === 0 ? 7 : sinceMonday) * day));
}
