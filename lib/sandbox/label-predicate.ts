import { badRequest } from "./answers.ts";
import { currentPatchSet } from "./changes.ts";
import { highest, labelsOf, lowest } from "./label-definitions.ts";
import type { Account, Change, Label, Project, SandboxState, Vote } from "./state.ts";

/** What `label:` needs to know beside its own text. */
export type Voters = {
  readonly state: SandboxState;
  readonly caller: Account | null;
  readonly accountId: (name: string) => number | null;
  readonly projectOf: (change: Change) => Project;
};

/**
 * `label:Code-Review=-2`, `-2` and `+1` without a sign of comparison, `>=`, `<`, `MIN`, `MAX`, `ANY`, each with
 * `,user=name` or `,name` behind it: whether the current patch set has such a vote.
 */
export function labelPredicate(text: string, voters: Voters): (change: Change) => boolean {
  const [condition = "", who] = text.split(",", 2);
  const parts = /^([A-Za-z0-9-]*?[A-Za-z0-9])(=|>=|<=|>|<)?([+-]?\d+|MIN|MAX|ANY)$/.exec(condition);
  if (!parts) throw badRequest(`Invalid label expression: ${text}`);
  const [, name = "", comparison = "=", value = ""] = parts;
  const byWhom = voter(who, voters);
  return (change) => {
    const label = labelsOf(voters.state, voters.projectOf(change)).get(name);
    if (!label) return false;
    return currentPatchSet(change).votes.some(
      (vote) =>
        vote.label === name && byWhom(vote, change) && compares(label, vote, comparison, value),
    );
  };
}

function voter(who: string | undefined, voters: Voters): (vote: Vote, change: Change) => boolean {
  const name = who?.replace(/^user=/, "");
  if (name === undefined) return () => true;
  if (name === "non_uploader")
    return (vote, change) => vote.account !== currentPatchSet(change).uploader;
  if (name === "owner") return (vote, change) => vote.account === change.owner;
  const id = name === "self" ? (voters.caller?.id ?? null) : voters.accountId(name);
  return (vote) => vote.account === id;
}

function compares(label: Label, vote: Vote, comparison: string, value: string): boolean {
  if (value === "ANY") return vote.value !== 0;
  if (value === "MIN") return vote.value === lowest(label);
  if (value === "MAX") return vote.value === highest(label);
  const wanted = Number(value);
  switch (comparison) {
    case ">=":
      return vote.value >= wanted;
    case "<=":
      return vote.value <= wanted;
    case ">":
      return vote.value > wanted;
    case "<":
      return vote.value < wanted;
    default:
      return vote.value === wanted;
  }
}
