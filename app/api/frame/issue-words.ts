import type { z } from "zod";
import { listed, shown } from "#lib/domain/phrases.ts";

type Issue = z.core.$ZodRawIssue;

/** What a field takes, in our words: those of the validator speak of its types. A schema's own words come before these. */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return `${issue.input === undefined ? "It is missing; it takes" : "It takes"} ${typeWords(issue.expected)}.`;
    case "too_small":
      return `It takes ${bound(issue.origin, issue.minimum)} or more.`;
    case "too_big":
      return `It takes ${bound(issue.origin, issue.maximum)} at most.`;
    case "invalid_value":
      return `It takes ${listed(issue.values.map(String), "or")}.`;
    case "unrecognized_keys":
      return `There is no field ${listed(issue.keys.map(shown))} here.`;
    default:
      return "It has another form.";
  }
}

const types: Readonly<Record<string, string>> = {
  string: "text, in quotes",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

const typeWords = (expected: string): string => types[expected] ?? "something else";

/** "1000 characters", "1 entry", or the number itself. */
function bound(origin: string, most: number | bigint): string {
  if (origin === "string") return `${most} ${most === 1 ? "character" : "characters"}`;
  return origin === "array" ? `${most} ${most === 1 ? "entry" : "entries"}` : `${most}`;
}
