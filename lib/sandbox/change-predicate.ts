import { badRequest } from "./answers.ts";
import { currentPatchSet } from "./changes.ts";
import type { Change } from "./state.ts";

type Predicate = (change: Change) => boolean;

/** `change:` takes a number, a Change-Id, `project~number` (encoded or not) and `project~branch~Change-Id`. */
export function changeNamed(value: string): Predicate {
  const predicate = named(value);
  if (predicate === null) throw badRequest("Invalid change format");
  return predicate;
}

function named(value: string): Predicate | null {
  if (/^\d+$/.test(value)) return (change) => change.number === Number(value);
  if (/^[Ii][0-9a-f]{4,40}$/.test(value)) {
    const prefix = `I${value.slice(1)}`;
    return (change) => change.changeId.startsWith(prefix);
  }
  const [project = "", middle = "", last] = value.split("~");
  if (last !== undefined) {
    return (change) =>
      change.project === project && change.branch === middle && change.changeId === last;
  }
  if (!/^\d+$/.test(middle)) return null;
  return (change) => change.number === Number(middle) && change.project === project;
}

/** A word without operator: a change, a commit, or part of what a person would search for. */
export function bareWord(value: string): Predicate {
  if (/^(\d+|[Ii][0-9a-f]{4,40})$/.test(value) || value.split("~").length === 3) {
    return changeNamed(value);
  }
  if (/^[0-9a-f]{7,40}$/.test(value)) {
    return (change) => change.patchSets.some(({ revision }) => revision.startsWith(value));
  }
  return (change) =>
    [change.project, change.branch, change.topic, currentPatchSet(change).message].some((text) =>
      contains(text ?? "", value),
    );
}

/** Whether a text has a part, in letters of any size. */
export const contains = (text: string, part: string): boolean =>
  text.toLowerCase().includes(part.toLowerCase());
