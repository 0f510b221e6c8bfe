import type { World } from "./call.ts";
import { projectOf } from "./changes.ts";
import { requirementsOf } from "./label-definitions.ts";
import { toPredicate } from "./predicates.ts";
import { parseQuery } from "./query-parser.ts";
import type { Change, SubmitRequirement } from "./state.ts";

export type Judged = {
  readonly requirement: SubmitRequirement;
  readonly status: "SATISFIED" | "UNSATISFIED" | "NOT_APPLICABLE";
};

/** Every submit requirement of a change, and how it stands. */
export function judge(world: World, change: Change): readonly Judged[] {
  const holds = (expression: string) =>
    toPredicate(parseQuery(expression), { world, caller: null })(change);
  const written = [...requirementsOf(world.state, projectOf(world.state, change)).values()];
  return written.map((requirement) => {
    const { applicableIf, submittableIf } = requirement;
    if (applicableIf !== null && !holds(applicableIf))
      return { requirement, status: "NOT_APPLICABLE" };
    return { requirement, status: holds(submittableIf) ? "SATISFIED" : "UNSATISFIED" };
  });
}
