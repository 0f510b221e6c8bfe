import { tellStories } from "#tests/scenarios/people/tell-stories.ts";
import { startGerrit } from "#tests/support/real-gerrit.ts";
import { silenceStories } from "./stories.ts";

for (const version of ["3.13.5", "3.9.4"] as const) {
  tellStories(`silence on Gerrit ${version}`, () => startGerrit(version), silenceStories);
}
