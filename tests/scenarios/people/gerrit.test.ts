import { startGerrit } from "#tests/support/real-gerrit.ts";
import { stories } from "./stories.ts";
import { tellStories } from "./tell-stories.ts";

for (const version of ["3.13.5", "3.9.4"] as const) {
  tellStories(`people at work on Gerrit ${version}`, () => startGerrit(version), stories);
}
