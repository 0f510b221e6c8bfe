import type { World } from "./call.ts";
import { currentPatchSet, labelsFor, projectOf } from "./changes.ts";
import { highest, lowest, requirementsOf } from "./label-definitions.ts";
import { toPredicate } from "./predicates.ts";
import { parseQuery } from "./query-parser.ts";
import type { Change, Label, SubmitRequirement, Vote } from "./state.ts";

export type Judged = {
  readonly requirement: SubmitRequirement;
  readonly status: "SATISFIED" | "UNSATISFIED" | "NOT_APPLICABLE";
};

/** Every submit requirement of a change, those that follow from a label's function among them. */
export function judge(world: World, change: Change): readonly Judged[] {
  const holds = (expression: string) =>
    toPredicate(parseQuery(expression), { world, caller: null })(change);
  const written = [...requirementsOf(world.state, projectOf(world.state, change)).values()];
  const judged = written.map((requirement): Judged => {
    const { applicableIf, submittableIf } = requirement;
    if (applicableIf !== null && !holds(applicableIf))
      return { requirement, status: "NOT_APPLICABLE" };
    return { requirement, status: holds(submittableIf) ? "SATISFIED" : "UNSATISFIED" };
  });
  return [...judged, ...fromFunctions(world, change)];
}

function fromFunctions(world: World, change: Change): readonly Judged[] {
  const { votes } = currentPatchSet(change);
  return [...labelsFor(world.state, change).values()]
    .filter((label) => label.function.endsWith("Block") && label.function !== "NoBlock")
    .map((label) => ({
      requirement: {
        name: label.name,
        description: null,
        applicableIf: null,
        submittableIf: `label:${label.name}=MAX AND -label:${label.name}=MIN`,
      },
      status: isSatisfied(label, votes) ? "SATISFIED" : "UNSATISFIED",
    }));
}

function isSatisfied(label: Label, votes: readonly Vote[]): boolean {
  const values = votes.filter((vote) => vote.label === label.name).map((vote) => vote.value);
  const wantsMax = label.function.startsWith("Max");
  const vetoes = label.function.endsWith("WithBlock");
  if (wantsMax && !values.includes(highest(label))) return false;
  return !(vetoes && values.includes(lowest(label)));
}
