import { patchSetStories } from "#tests/scenarios/patch-sets/patch-sets.ts";
import { permissionStories } from "#tests/scenarios/permissions/permissions.ts";
import type { Story } from "#tests/support/stage.ts";

/** Every story that is told on each server. */
export const stories: readonly Story[] = [...patchSetStories, ...permissionStories];
