/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export function ordinal(number: number): string {
  const tail = number % 100;
  const ending = tail >= 11 && tail <= 13 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

/** Made once: making one costs more than a hundred answers of it. */
const days = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** The day as it is written in a message that will be read later: "7 July", UTC. */
export const dayOf = (instant: Date): string => days.format(instant);

const clock = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** "14:20 UTC" */
export const timeOf = (instant: Date): string => `${clock.format(instant)} UTC`;

/** "7 July", with its year when that is not this one. */
export function datedDay(instant: Date, now: Date): string {
  const year = instant.getUTCFullYear();
  return year === now.getUTCFullYear() ? dayOf(instant) : `${dayOf(instant)} ${year}`;
}

/** Whether two instants lie on the same day, UTC. */
export const isSameDay = (one: Date, other: Date): boolean =>
  one.toISOString().slice(0, 10) === other.toISOString().slice(0, 10);

const near = 48 * 3_600_000;

/** An instant for who reads it now: "today, 14:20 UTC"; "7 July, 14:20 UTC" within two days of now, "7 July" beyond. */
export function momentOf(instant: Date, now: Date): string {
  if (Math.abs(instant.getTime() - now.getTime()) >= near) return datedDay(instant, now);
  const day = isSameDay(instant, now) ? "today" : datedDay(instant, now);
  return `${day}, ${timeOf(instant)}`;
}

/** The same as a part of a sentence: "today, 14:20 UTC", "on 7 July". */
export const onMoment = (instant: Date, now: Date): string =>
  `${isSameDay(instant, now) ? "" : "on "}${momentOf(instant, now)}`;

/** "1 hold", "2 holds". */
export const counted = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;

/** A part of a sentence as its beginning. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "a", "a and b", "a, b and c"; of more than five the first four and how many more. */
export function listed(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  if (words.length > 5) return `${words.slice(0, 4).join(", ")} ${last} ${words.length - 4} more`;
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/**
 * A name that people chose, as one word of at most 80 characters: no space, line end or mark of direction in it can
 * break the sentence around it.
 */
export const shown = (name: string): string => cut(name.replace(/[\p{C}\p{Z}]+/gu, "_"));

/** Words that somebody typed: on one line, with nothing in them that turns the sentence around, and not endless. */
export const typed = (words: string): string => cut(words.replace(/[\p{C}\p{Z}]+/gu, " ").trim());

/** The same in quotes. */
export const quoted = (words: string): string => `“${typed(words)}”`;

const longest = 80;

function cut(text: string): string {
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : text;
}

/** −2 with a real minus sign. */
export const votePoints = (value: number): string => (value < 0 ? `−${-value}` : `+${value}`);
