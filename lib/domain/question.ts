import { decoded, readTarget, type Target } from "./target.ts";

/** What somebody typed or pasted into the one box, as far as its form tells. */
export type Question =
  | { readonly kind: "nothing" }
  /** A number, a Change-Id or an address: its form alone says what is meant. `project` is that of one of our pages. */
  | { readonly kind: "target"; readonly target: Target; readonly project: string | null }
  /** The address of somebody's page. */
  | { readonly kind: "person"; readonly name: string; readonly project: string }
  /** A name, or a part of one. */
  | { readonly kind: "words"; readonly text: string };

/** Longer than any name; a whole message that was pasted is cut. */
const longest = 300;

const ownPage = /^https?:\/\/[^/]+\/([^/?#]+)\/(changes|blueprints|people)\/([^/?#]+)/i;

/** Reads a question by its form only; what is known is looked up elsewhere. */
export function readQuestion(asked: string): Question {
  const text = asked.trim().slice(0, longest);
  if (text === "") return { kind: "nothing" };
  const target = readTarget(text);
  if (!/^https?:\/\//i.test(text)) {
    return target.kind === "blueprint"
      ? { kind: "words", text }
      : { kind: "target", target, project: null };
  }
  const [, project = null, kind, last] = ownPage.exec(text) ?? [];
  if (project !== null && kind === "people" && last !== undefined) {
    return { kind: "person", name: decoded(last), project: decoded(project) };
  }
  return { kind: "target", target, project: project === null ? null : decoded(project) };
}

/** Whether every word of a question stands in one of these texts, in whatever case. No pattern is ever made of it. */
export function isAbout(question: string, texts: readonly (string | null)[]): boolean {
  const all = texts.filter((text) => text !== null).map((text) => text.toLowerCase());
  return wordsOf(question).every((word) => all.some((text) => text.includes(word)));
}

const wordsOf = (question: string): readonly string[] =>
  question.toLowerCase().split(/\s+/).filter(Boolean);
