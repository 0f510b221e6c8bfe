import type { Described } from "#app/api/frame/operation.ts";
import { explainBlueprintOperation } from "./explain-blueprint.ts";
import { explainChangeOperation } from "./explain-change.ts";
import { findWorkOperation } from "./find-work.ts";
import { followEventsDescribed } from "./follow-events.ts";
import { listAttentionOperation } from "./list-attention.ts";
import { listChangesOperation } from "./list-changes.ts";
import { listHistoryOperation } from "./list-history.ts";
import { listProjectsOperation } from "./list-projects.ts";
import { previewPlanOperation } from "./preview-plan.ts";
import { showBacklogOperation } from "./show-backlog.ts";
import { showBoardOperation } from "./show-board.ts";
import { showPendingOperation } from "./show-pending.ts";
import { showPersonOperation } from "./show-person.ts";
import { showPolicyOperation } from "./show-policy.ts";

/** Everything that can be read, in the order of the document. */
export const operations: readonly Described[] = [
  listProjectsOperation,
  findWorkOperation,
  showBoardOperation,
  showBacklogOperation,
  explainBlueprintOperation,
  listChangesOperation,
  explainChangeOperation,
  showPersonOperation,
  listHistoryOperation,
  showPolicyOperation,
  previewPlanOperation,
  showPendingOperation,
  listAttentionOperation,
  followEventsDescribed,
];
