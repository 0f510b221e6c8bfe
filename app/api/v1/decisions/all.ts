import type { WritingDescribed } from "#app/api/frame/writing.ts";
import { decideBlueprint, declareAway, swapSlots } from "./blueprints.ts";
import { decideChange } from "./changes.ts";
import { cancelPending } from "./pending.ts";
import { approvePlan, makePlan } from "./plan.ts";
import {
  changePolicy,
  importBlueprints,
  pause,
  removeHolds,
  resume,
  undoDecision,
} from "./project.ts";
import { rankOne, rankSeveral } from "./rank.ts";

/** Everything that can be decided, in the order of the document. */
export const decisions: readonly WritingDescribed[] = [
  rankSeveral,
  rankOne,
  decideBlueprint,
  declareAway,
  swapSlots,
  decideChange,
  changePolicy,
  makePlan,
  approvePlan,
  pause,
  resume,
  removeHolds,
  importBlueprints,
  cancelPending,
  undoDecision,
];
