import { answered } from "#bin/frame.ts";
import type { Answer } from "#bin/output.ts";
import type { Refusal } from "#lib/failure.ts";
import type { Project } from "#lib/flow/needs.ts";
import type { ChangeDecided } from "#lib/flow/on-change.ts";

/** What a person's decision on a change did, for people and scripts. */
export const changeAnswer = ({ key }: Project, result: ChangeDecided | Refusal): Answer | Refusal =>
  answered(result, ({ change, changed, text }) => ({ project: key, change, changed, text }));
