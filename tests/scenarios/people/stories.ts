import { patchSetStories } from "#tests/scenarios/patch-sets/patch-sets.ts";
import { permissionStories } from "#tests/scenarios/permissions/permissions.ts";
import { removalStories } from "#tests/scenarios/removal/removal.ts";
import type { Story } from "#tests/support/stage.ts";
import { decisionStories } from "./decisions.ts";
import { endingStories } from "./endings.ts";
import { stateStories } from "./states.ts";
import { workflowStories } from "./workflow.ts";

/** Every story that is told on each server. */
export const stories: readonly Story[] = [
  ...patchSetStories,
  ...decisionStories,
  ...stateStories,
  ...endingStories,
  ...workflowStories,
  ...removalStories,
  ...permissionStories,
];
