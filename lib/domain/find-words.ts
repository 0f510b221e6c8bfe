import { quoted } from "./phrases.ts";

/** How a question is read where its form does not tell, in the order in which it is tried. */
export const readings = ["blueprint", "person", "topic", "text"] as const;
export type Reading = (typeof readings)[number];

/** "Read as: person." */
export const readingWords: Readonly<Record<Reading, string>> = {
  blueprint: "blueprint",
  person: "person",
  topic: "topic",
  text: "part of a name, title or subject",
};

/** The way to another reading. */
export const insteadWords: Readonly<Record<Reading, string>> = {
  blueprint: "As a blueprint instead",
  person: "As a person instead",
  topic: "As a topic instead",
  text: "As a part of a name, title or subject instead",
};

/** Reads the name of a reading; null for anything else. */
export const readingOf = (text: string | undefined): Reading | null =>
  readings.find((reading) => reading === text) ?? null;

/** Nothing is called so. */
export const foundNothing = (asked: string): string =>
  `Nothing is called ${quoted(asked)}, and no name, title or subject contains it.`;

/** What may be the cause, wherever nothing is found. */
export const notYetKnown = "A change pushed less than a minute ago may not be known yet.";
