import { badRequest } from "./answers.ts";
import { highest, lowest } from "./label-definitions.ts";
import { parseQuery, type Query } from "./query-parser.ts";
import type { ChangeKind, Label, Vote } from "./state.ts";

const kinds: readonly string[] = [
  "REWORK",
  "TRIVIAL_REBASE",
  "TRIVIAL_REBASE_WITH_MESSAGE_UPDATE",
  "NO_CODE_CHANGE",
  "NO_CHANGE",
];

/**
 * Whether a label's copy condition takes a vote over to a new patch set of that kind. Conditions are written like
 * queries, with `changekind:` and `is:MIN|MAX|ANY|<value>`; without a condition no vote is taken over.
 */
export function isCopied(label: Label, vote: Vote, kind: ChangeKind): boolean {
  if (label.copyCondition === null || vote.value === 0) return false;
  return holds(parseQuery(label.copyCondition), label, vote.value, kind);
}

/** A label's copy condition with the terms that hold for a vote in `**`, as Gerrit's messages show it. */
export function withHeldTerms(label: Label, vote: Vote, kind: ChangeKind): string | null {
  if (label.copyCondition === null) return null;
  return label.copyCondition.replace(/[a-z]+:[^\s()]+/g, (term) =>
    holds(parseQuery(term), label, vote.value, kind) ? `**${term}**` : term,
  );
}

/** Throws Gerrit's 400 for a condition that nobody could decide. */
export function checkCopyCondition(condition: string): void {
  try {
    holds(parseQuery(condition), { values: [{ value: 0 }] }, 0, "REWORK");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badRequest(`unable to parse copy condition. got: ${condition}. ${why}`);
  }
}

type Values = { readonly values: readonly { readonly value: number }[] };

function holds(query: Query, label: Values, value: number, kind: ChangeKind): boolean {
  switch (query.kind) {
    case "all":
      return query.parts.map((part) => holds(part, label, value, kind)).every(Boolean);
    case "any":
      return query.parts.map((part) => holds(part, label, value, kind)).some(Boolean);
    case "not":
      return !holds(query.part, label, value, kind);
    case "term":
      return termHolds(query.operator ?? "", query.value, label, value, kind);
  }
}

function termHolds(
  operator: string,
  wanted: string,
  label: Values,
  value: number,
  kind: ChangeKind,
): boolean {
  if (operator === "changekind" && kinds.includes(wanted)) return kind === wanted;
  if (operator !== "is") throw badRequest(`Unsupported operator ${operator}:${wanted}`);
  if (wanted === "ANY") return true;
  if (wanted === "MIN") return value === lowest(label);
  if (wanted === "MAX") return value === highest(label);
  return value === Number(wanted);
}
