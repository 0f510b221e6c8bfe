import type { Story } from "#tests/support/stage.ts";
import { lostWarningStories } from "./lost-warning.ts";
import { nobodysActivityStories } from "./nobodys-activity.ts";
import { silentAuthorStories } from "./silent-author.ts";
import { spokenForStories } from "./spoken-for.ts";
import { unwarnedStories } from "./unwarned.ts";

/** Every story about silence that is told on each server. */
export const silenceStories: readonly Story[] = [
  ...silentAuthorStories,
  ...spokenForStories,
  ...nobodysActivityStories,
  ...unwarnedStories,
  ...lostWarningStories,
];
