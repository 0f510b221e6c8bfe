import { conformanceOfDeadLetters } from "./conformance-dead.ts";
import { conformanceOfProcesses } from "./conformance-processes.ts";
import { conformanceOfRuns } from "./conformance-runs.ts";
import { conformanceOfTime } from "./conformance-time.ts";
import type { MakePlace } from "./stage.ts";

/** What every engine of jobs has to do; each is held to all of it. */
export function conformance(makePlace: MakePlace): void {
  conformanceOfRuns(makePlace);
  conformanceOfDeadLetters(makePlace);
  conformanceOfTime(makePlace);
  conformanceOfProcesses(makePlace);
}
