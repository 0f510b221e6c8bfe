import { answered } from "#bin/frame.ts";
import type { Answer } from "#bin/output.ts";
import type { Refusal } from "#lib/failure.ts";
import type { Project } from "#lib/flow/needs.ts";
import type { BlueprintDecided } from "#lib/flow/on-blueprint.ts";

/** What a person's word did to a blueprint. */
export const blueprintAnswer = (
  { key: project }: Pick<Project, "key">,
  decided: BlueprintDecided | Refusal,
): Answer | Refusal =>
  answered(decided, ({ blueprint, changed, slot, text }) => ({
    project,
    blueprint,
    changed,
    slot,
    text,
  }));
