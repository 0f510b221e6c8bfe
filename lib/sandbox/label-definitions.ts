import { ancestorsOf } from "./access.ts";
import { oncePerRead } from "./reading.ts";
import type { Label, Project, SandboxState, SubmitRequirement } from "./state.ts";

type Values = { readonly values: readonly { readonly value: number }[] };

/** A value as Gerrit writes it in keys: `-2`, ` 0`, `+1`. */
export function signed(value: number): string {
  if (value === 0) return " 0";
  return value > 0 ? `+${value}` : String(value);
}

/** `Code-Review-2`, or `-Code-Review` for a vote that was taken back: as Gerrit writes votes in its messages. */
export function voteInWords({ label, value }: { label: string; value: number }): string {
  return value === 0 ? `-${label}` : `${label}${signed(value)}`;
}

/** Texts of a label's values under their signed keys. */
export function valueTexts(label: Label): Record<string, string> {
  return Object.fromEntries(label.values.map(({ value, text }) => [signed(value), text]));
}

export function lowest(label: Values): number {
  return Math.min(...label.values.map(({ value }) => value));
}

export function highest(label: Values): number {
  return Math.max(...label.values.map(({ value }) => value));
}

/** Labels of a project with those of its parents; its own definition of a name wins. */
export const labelsOf: (state: SandboxState, project: Project) => ReadonlyMap<string, Label> =
  oncePerRead(
    (project: Project) => project.name,
    (state, project) =>
      new Map(lineage(state, project).flatMap((one) => one.labels.map((l) => [l.name, l]))),
  );

/** Submit requirements of a project with those of its parents. */
export function requirementsOf(
  state: SandboxState,
  project: Project,
): ReadonlyMap<string, SubmitRequirement> {
  return new Map(
    lineage(state, project).flatMap((one) => one.submitRequirements.map((r) => [r.name, r])),
  );
}

/** From All-Projects down to the project itself. */
export function lineage(state: SandboxState, project: Project): readonly Project[] {
  return [project, ...ancestorsOf(state, project)].reverse();
}
