import type { Check, Unknown } from "./checklist.ts";
import type { ReadyCheck } from "./policy.ts";
import type { MissingCode } from "./readiness.ts";

/** A check that passed, as a fact. */
export const passedWords: Readonly<Record<MissingCode, string>> = {
  approved: "Spec approved",
  "open-change": "Has an open change",
  wip: "Has a proposed change",
  declared: "Declared complete",
  conflict: "Merges cleanly",
  ci: "CI passed",
  "author-present": "Author not away",
  returned: "Back since it left its slot",
};

/** That nothing is known of a check, and why. */
export const unknownWords = (check: Unknown): string =>
  check.why === "untold" ? untoldWords[check.code] : unaskedWords[check.code];

const unaskedWords: Readonly<Record<Unknown["code"], string>> = {
  wip: "No change that could be proposed yet",
  conflict: "Conflicts count once a change is proposed",
  ci: "CI counts once a change is proposed",
};

const untoldWords: Readonly<Record<ReadyCheck, string>> = {
  conflict: "Not known whether it merges: Gerrit does not say",
  ci: "Not known whether CI passes: it has not voted",
};

/** "1 of 6 missing", "all 6 passed", "5 of 6 passed, 1 not known" */
export function checklistSummary(checks: readonly Check[]): string {
  const count = (state: Check["state"]) => checks.filter((check) => check.state === state).length;
  const [missing, unknown] = [count("missing"), count("unknown")];
  if (missing > 0) return `${missing} of ${checks.length} missing`;
  if (unknown === 0) return `all ${checks.length} passed`;
  return `${count("passed")} of ${checks.length} passed, ${unknown} not known`;
}
