import { openBullmqEngine } from "#lib/jobs/bullmq-engine.ts";
import { openEmbeddedEngine } from "#lib/jobs/embedded-engine.ts";
import type { JobEngine } from "#lib/jobs/engine.ts";
import { type Tuning, usual } from "#lib/jobs/tuning.ts";

/** Where an engine keeps its queue, as one process can tell it to another. */
export type Place = (
  | { readonly kind: "embedded"; readonly file: string }
  | { readonly kind: "redis"; readonly url: string; readonly prefix: string }
) & {
  /** As patient as the service; in a hurry without it. */
  readonly tuning?: "usual";
};

/** In a hurry, and patient enough for a machine that has other work. */
const hurried: Tuning = {
  lease: 3_000,
  beat: 500,
  poll: 50,
  attempts: 3,
  losses: 25,
  firstPause: 200,
  longestPause: 2_000,
};

/** Opens the engine at a place. Trouble that it gets over by itself goes to `said`. */
export async function openAt(place: Place, said: string[] = []): Promise<JobEngine> {
  const tuning = place.tuning === "usual" ? usual : hurried;
  const onTrouble = (error: unknown, text: string) => {
    said.push(`${text}: ${String(error)}`);
  };
  switch (place.kind) {
    case "embedded":
      return openEmbeddedEngine({ file: place.file, onTrouble, tuning });
    case "redis":
      return await openBullmqEngine({ url: place.url, prefix: place.prefix, onTrouble, tuning });
  }
}
